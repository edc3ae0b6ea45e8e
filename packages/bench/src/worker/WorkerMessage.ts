import { JsonValue } from '../BenchReport';

/** What a worker is asked, over the channel between the processes. */
export interface WorkerQuestion {
  readonly id: number;
  readonly ask: string;
  readonly input: JsonValue;
}

/** What it answers. */
export type WorkerAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };
