/** A package as data, for a cdk8s app that builds the same. */
export interface ObjectPackage {
  readonly name: string;
  readonly application: unknown;
  readonly manifests: readonly unknown[];
  readonly kustomization: unknown;
}
