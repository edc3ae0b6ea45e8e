import { Finding } from './Finding';

/**
 * A rule that generated output is judged by.
 *
 * @public
 */
export interface Rule {
  /** Stable: `no-secret`. */
  readonly id: string;
  /** What a rule reports that nobody has set a level for. Some have a second one for the milder case. */
  readonly levels: readonly Finding['level'][];
  /** What it finds, as one sentence. */
  readonly finds: string;
  /** Why that is bad, as one sentence. */
  readonly why: string;
  /** True for a rule whose level cannot be changed. */
  readonly fixed?: boolean;
}
