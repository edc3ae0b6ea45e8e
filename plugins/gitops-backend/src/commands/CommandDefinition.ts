import { CommandKind, CommandOutcome } from '@slipway/plugin-gitops-common';
import { JsonObject } from '@backstage/types';
import { StepContext } from './StepContext';
import { StepResult } from './StepResult';

/** One kind of command: what it takes and the steps it is made of. */
export interface CommandDefinition {
  readonly kind: CommandKind;
  /** Checks what cannot wait until a step runs. Throws InputError with one sentence. */
  check?(parameters: JsonObject): void;
  /** The steps for these parameters; the same parameters have to give the same steps, also after an upgrade. */
  steps(parameters: JsonObject): readonly CommandStepDefinition[];
  /**
   * True when it takes the deployment at once and ends the command that has it, as terminate does.
   *
   * @default false
   */
  readonly overrides?: boolean;
  /**
   * True when a deployment has one of this kind at a time: the next one begins when the one before has ended, also
   * where that only looks or waits for people.
   *
   * @default false
   */
  readonly oneAtATime?: boolean;
  /**
   * Tidies up outside when somebody cancelled it and asked for that, such as closing its pull request. Gives the keys
   * of what is not left behind any more.
   */
  tidyUp?(command: CancelledCommand): Promise<readonly string[]>;
}

/** A command that somebody cancelled. */
export interface CancelledCommand {
  readonly actor: string;
  readonly reason?: string;
  readonly outcome: CommandOutcome;
}

/** One step. It may run again at any time, because a backend can be killed between any two lines of it. */
export interface CommandStepDefinition {
  /** Unique in its command; `wait-healthy`. */
  readonly name: string;
  /** For people: `Wait until healthy`. */
  readonly title: string;
  /**
   * Whether it needs the deployment for itself: other commands of the same deployment wait meanwhile. Steps that
   * only look, and may look for days, leave it to others.
   *
   * @default true
   */
  readonly exclusive?: boolean;
  /**
   * It changes nothing outside, so it goes on although the command may not change its deployment any more. Before any
   * other step that is looked at again.
   *
   * @default false
   */
  readonly onlyLooks?: boolean;
  /** Where another try begins when this step failed, and what it must not remember. @default this step, all of it */
  readonly retry?: {
    readonly from?: string;
    readonly forget?: readonly string[];
  };
  run(context: StepContext): Promise<StepResult>;
}
