import { JsonObject } from '@backstage/types';
import { isDeepStrictEqual } from 'node:util';
import { SubmitCommandRequest } from '../CommandService';
import { keptParameters } from './keptParameters';

/** Whether a request asks for what was accepted under its key: what was settled then may be otherwise by now. */
export function asksTheSame(
  { parameters, settled }: SubmitCommandRequest,
  accepted: JsonObject,
): boolean {
  const asked: JsonObject = JSON.parse(
    JSON.stringify(keptParameters(parameters)),
  );
  const isSettled = (name: string) =>
    settled?.names.includes(name) && !(name in asked);
  const compared = Object.entries(accepted).filter(
    ([name]) => !isSettled(name),
  );
  return isDeepStrictEqual(Object.fromEntries(compared), asked);
}
