/**
 * A new version for one environment of an application.
 *
 * @public
 */
export interface ApplicationEdit {
  /** The application's name: needed for a central file, which holds several. */
  readonly application?: string;
  readonly environment: string;
  /** New `environments.<environment>.image.tag`. */
  readonly imageTag?: string;
  /** New `environments.<environment>.chartVersion`. */
  readonly chartVersion?: string;
}
