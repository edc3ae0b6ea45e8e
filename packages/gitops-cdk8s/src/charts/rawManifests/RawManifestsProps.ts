/**
 * Props of the chart type `RawManifests`: manifests as they are, from one place or both.
 *
 * @public
 */
export interface RawManifestsProps {
  /** YAML documents. */
  readonly yaml?: string;
  /**
   * A folder of the GitOps repository: every `.yaml`, `.yml` and `.json` file in it and in its folders. Not below
   * `dist/`, which is written anew.
   */
  readonly folder?: string;
  /**
   * Adds the namespace to the package, unless the manifests hold it. When false, Argo CD makes it
   * (`CreateNamespace=true`).
   *
   * @defaultValue true
   */
  readonly createNamespace?: boolean;
}
