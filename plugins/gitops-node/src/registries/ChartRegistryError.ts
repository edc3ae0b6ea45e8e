import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a call to a chart registry failed.
 *
 * - `credentials`: it does not take ours. `forbidden`: it takes them and says no.
 * - `not-found`, `invalid`: the chart or the value asked for.
 * - `conflict`: the version is there with other content, or may not be replaced.
 * - `corrupt`: what it holds is not what was sent, or is no chart.
 * - `full`: no room, or larger than it takes.
 * - `unavailable`: not reached, no answer in time, or an answer that makes no sense.
 *
 * @public
 */
export type ChartRegistryErrorKind =
  | 'credentials'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'corrupt'
  | 'full'
  | 'unavailable';

const NAMES: Readonly<Record<ChartRegistryErrorKind, string>> = {
  credentials: 'ServiceUnavailableError',
  forbidden: 'ServiceUnavailableError',
  'not-found': 'NotFoundError',
  invalid: 'InputError',
  conflict: 'ConflictError',
  corrupt: 'ConflictError',
  full: 'ServiceUnavailableError',
  unavailable: 'ServiceUnavailableError',
};

/**
 * What a registry answered, as far as it may be shown.
 *
 * @public
 */
export interface RegistryRefusal {
  readonly status: number;
  /** OCI error codes, such as `DENIED`. */
  readonly codes?: readonly string[];
  /** What it asked for in `Retry-After`. */
  readonly retryAfterMs?: number;
  /** `X-Request-Id`, to find the request in its log. */
  readonly requestId?: string;
}

/**
 * An answer of a registry in our words, without credentials and without paths of the server. Its `name` is the one of
 * the class in `@backstage/errors` that fits.
 *
 * @public
 */
export class ChartRegistryError extends CustomErrorBase {
  override readonly name: string;
  readonly kind: ChartRegistryErrorKind;
  /** The registry's name in the configuration. */
  readonly registry: string;
  /** Absent when the registry did not answer, or the refusal is ours. */
  readonly refusal?: RegistryRefusal;

  constructor(options: {
    readonly kind: ChartRegistryErrorKind;
    readonly registry: string;
    /** One sentence or two: the thing, the value, the next step. */
    readonly message: string;
    readonly refusal?: RegistryRefusal;
    readonly cause?: unknown;
  }) {
    super(options.message, options.cause);
    this.name = NAMES[options.kind];
    this.kind = options.kind;
    this.registry = options.registry;
    this.refusal = options.refusal;
  }
}
