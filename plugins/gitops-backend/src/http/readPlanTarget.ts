import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { PlanTarget } from '../plans/PlanReader';
import { planQuery } from './planQuery';

/** What a plan is asked for. @throws InputError when it is neither a revision nor an entry of the history, or both. */
export function readPlanTarget({
  historyId,
  revision,
}: z.output<typeof planQuery>): PlanTarget {
  if (revision && !historyId) return { revision };
  if (historyId && !revision) return { historyId };
  throw new InputError(
    'A plan is made for either a revision or a historyId: give one of the two.',
  );
}
