import { MeasuredProcess } from './measureProcess';

/** The three that are compared. */
export const sides = ['helm', 'command', 'process'] as const;

/** `helm`, our library as a command, and our library in a process that lives on. */
export type Side = (typeof sides)[number];

/** What is done. */
export type PublishStep = 'package' | 'new' | 'unchanged' | 'changed';

/** One step of one side. */
export interface StepMeasurement extends MeasuredProcess {
  readonly manifests: number;
  readonly step: PublishStep;
  readonly side: Side;
  /** Of a push; 0 when nothing is sent. */
  readonly requests: number;
  /** On the wire, both ways, headers included. */
  readonly bytes: number;
}
