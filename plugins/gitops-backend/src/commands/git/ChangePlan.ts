import { StepContext } from '../StepContext';
import { GitChange } from './GitChange';

/** How a command changes Git. */
export interface ChangePlan {
  readonly verb: 'deploy' | 'promote' | 'roll back' | 'release';
  /** What to change on top of the newest commit; undefined when Git has it already. */
  readonly change: (context: StepContext) => Promise<GitChange | undefined>;
}
