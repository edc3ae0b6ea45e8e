/** A Kubernetes object, as far as the linter looks at it. */
export interface Manifest {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: {
    readonly name?: unknown;
    readonly namespace?: unknown;
    readonly generateName?: unknown;
    readonly annotations?: Readonly<Record<string, unknown>> | null;
  } | null;
  readonly spec?: { readonly selector?: unknown } | null;
  readonly items?: unknown;
}
