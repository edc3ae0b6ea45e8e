/** What a step says when it has run. */
export type StepResult =
  | { readonly type: 'done'; readonly output?: string }
  /** Not yet: run it again. The command leaves the process meanwhile, so waiting costs nothing. */
  | {
      readonly type: 'again';
      readonly afterMs: number;
      /** What it waits for, in one sentence, when that is somebody or something else; the command is `waiting` then. */
      readonly waitsFor?: string;
      readonly output?: string;
    }
  /** The command has reached its end; the steps after this one are skipped. */
  | { readonly type: 'finish'; readonly output: string }
  /** Nothing went wrong, but it will not happen. `reason` is one sentence. */
  | { readonly type: 'cancel'; readonly reason: string };
