import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a call to Argo CD failed.
 *
 * - `credentials`: it does not know our account. `forbidden`: it knows it and says no, or hides what does not exist.
 * - `not-found`, `invalid`: the thing or the value asked for.
 * - `operation-in-progress`, `auto-sync`, `sync-window`: it refuses in its present state.
 * - `conflict`: any other refusal that depends on its state, such as "is deleting".
 * - `cannot-render`: the source does not give manifests.
 * - `unavailable`: not reached, no answer in time, or an answer that makes no sense.
 *
 * @public
 */
export type ArgoCdErrorKind =
  | 'credentials'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'operation-in-progress'
  | 'auto-sync'
  | 'sync-window'
  | 'conflict'
  | 'cannot-render'
  | 'unavailable';

const NAMES: Readonly<Record<ArgoCdErrorKind, string>> = {
  credentials: 'ServiceUnavailableError',
  forbidden: 'ServiceUnavailableError',
  'not-found': 'NotFoundError',
  invalid: 'InputError',
  'operation-in-progress': 'ConflictError',
  'auto-sync': 'ConflictError',
  'sync-window': 'ConflictError',
  conflict: 'ConflictError',
  'cannot-render': 'ConflictError',
  unavailable: 'ServiceUnavailableError',
};

/**
 * An answer of Argo CD in our words. Its `name` is the one of the class in `@backstage/errors` that fits, so that
 * Backstage answers with the right status: a bad credential of ours is never the user's 401 or 403.
 *
 * @public
 */
export class ArgoCdError extends CustomErrorBase {
  override readonly name: string;
  readonly kind: ArgoCdErrorKind;
  readonly instance: string;

  constructor(options: {
    readonly kind: ArgoCdErrorKind;
    readonly instance: string;
    /** One sentence or two: the thing, the value, the next step. */
    readonly message: string;
    readonly cause?: unknown;
  }) {
    super(options.message, options.cause);
    this.name = NAMES[options.kind];
    this.kind = options.kind;
    this.instance = options.instance;
  }
}
