import { EngineTask } from './EngineTask';

/** What a sync does next. */
export type Step =
  | { readonly type: 'wait'; readonly message: string }
  | {
      readonly type: 'run';
      readonly tasks: readonly EngineTask[];
      /** True when nothing comes after this wave but to be done, so no delay follows. */
      readonly finalWave: boolean;
      /** True when there is nothing to wait for afterwards: no hooks, no later waves. */
      readonly last: boolean;
    }
  | {
      readonly type: 'fail';
      readonly message: string;
      /** SyncFail hooks that have to run first. */
      readonly hooks: readonly EngineTask[];
    }
  | { readonly type: 'succeed'; readonly message: string };
