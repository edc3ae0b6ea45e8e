/**
 * A request to the platform: one custom object of a Promise's API, or of any other CustomResourceDefinition.
 * `config/requests/<name>.ts`.
 *
 * @public
 */
export interface RequestConfig {
  /** Name of the object, and of the file. */
  readonly name: string;
  /** @defaultValue `platform-requests`; none when the kind has no namespaces */
  readonly namespace?: string;
  /**
   * The file of the repository that says what may be asked for: a Promise or a CustomResourceDefinition as YAML,
   * `promises/vcluster/promise.yaml`, or one that the repository declares, `config/promises/vcluster.ts`.
   */
  readonly schema: string;
  /** One of the versions that are served. @defaultValue the one that is stored */
  readonly version?: string;
  /** @defaultValue none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @defaultValue none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** What is asked for; has to fit the schema. */
  readonly spec: Readonly<Record<string, unknown>>;
}
