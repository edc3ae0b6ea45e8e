import { RegistryAnswer } from '../http/RegistryAnswer';

const REFUSES_REPLACING: ReadonlySet<number> = new Set([
  400, 403, 405, 409, 412,
]);

/**
 * True for an answer to a manifest that can mean that the tag may not change. Registries have many ways to say so; that
 * the tag still holds something else tells what they mean.
 */
export function isTagKept({ status }: Pick<RegistryAnswer, 'status'>): boolean {
  return REFUSES_REPLACING.has(status);
}
