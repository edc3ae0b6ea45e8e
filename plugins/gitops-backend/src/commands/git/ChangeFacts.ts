import { ChangePlan } from './ChangePlan';
import { GitChange } from './GitChange';

/** Who asked for a change of Git, why, and for what. */
export interface ChangeFacts {
  readonly change: GitChange;
  readonly verb: ChangePlan['verb'];
  readonly actor: string;
  readonly reason?: string;
  readonly commandId: string;
}
