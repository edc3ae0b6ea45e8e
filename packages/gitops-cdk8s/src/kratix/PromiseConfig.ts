/**
 * A Kratix Promise: an API that the platform offers, and what it does when somebody asks. `config/promises/<name>.ts`
 * gives the skeleton; what its pipelines do is in their images.
 *
 * @public
 */
export interface PromiseConfig {
  /** DNS-1123 label, the file's name. */
  readonly name: string;
  readonly api: PromiseApi;
  readonly pipelines: {
    /** Run for each request, when it comes and when it changes. At least one. */
    readonly configure: readonly PromisePipeline[];
    /** Run when a request goes. @defaultValue none */
    readonly delete?: readonly PromisePipeline[];
  };
  /**
   * Labels of the Kratix Destinations that get what the pipelines write.
   *
   * @defaultValue any
   */
  readonly destinationSelectors?: readonly Readonly<Record<string, string>>[];
  /** Objects that every destination needs first. Never a Secret. @defaultValue none */
  readonly dependencies?: readonly Readonly<Record<string, unknown>>[];
  /** Promises that have to be there. @defaultValue none */
  readonly requiredPromises?: readonly {
    readonly name: string;
    readonly version: string;
  }[];
}

/** @public */
export interface PromiseApi {
  /** `platform.example.com`. */
  readonly group: string;
  /** `VClusterOrchestrator`. */
  readonly kind: string;
  /** @defaultValue `v1alpha1` */
  readonly version?: string;
  /** @defaultValue the kind in small letters with an `s` */
  readonly plural?: string;
  /** OpenAPI v3 schemas of the fields of `spec`, each with a type. */
  readonly properties: Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  /** Fields of `spec` that have to be given. @defaultValue none */
  readonly required?: readonly string[];
}

/** @public */
export interface PromisePipeline {
  readonly name: string;
  /** Run one after the other. */
  readonly containers: readonly {
    readonly name: string;
    /** With a fixed tag. */
    readonly image: string;
    /** @defaultValue the image's */
    readonly command?: readonly string[];
    /** @defaultValue the image's */
    readonly args?: readonly string[];
    /** @defaultValue none */
    readonly env?: Readonly<Record<string, string>>;
  }[];
}
