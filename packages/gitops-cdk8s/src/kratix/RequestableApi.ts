/** What a request is checked against: one version of a kind. */
export interface RequestableApi {
  readonly group: string;
  readonly kind: string;
  readonly version: string;
  readonly namespaced: boolean;
  /** Names of the versions that are served. */
  readonly served: readonly string[];
  /** OpenAPI v3 schema of the whole object; undefined when the definition has none. */
  readonly schema?: Readonly<Record<string, unknown>>;
}
