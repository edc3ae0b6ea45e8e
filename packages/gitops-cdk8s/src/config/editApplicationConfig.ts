/** @public */
export interface ApplicationEdit {
  readonly environment: string;
  /** New `environments.<environment>.image.tag`. */
  readonly imageTag?: string;
  /** New `environments.<environment>.chartVersion`. */
  readonly chartVersion?: string;
}

/**
 * Changes one environment's version in a config file and nothing else: formatting and comments stay. A value that is
 * there already gives the same text back. Throws `ApplicationConfigError` when the environment is not in the file.
 *
 * @public
 */
export function editApplicationConfig(
  text: string,
  edit: ApplicationEdit,
): string {
  throw new Error(`not written yet (${text.length}, ${edit.environment})`);
}
