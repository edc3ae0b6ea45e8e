import { ApplicationConfig } from '../config/ApplicationConfig';

/**
 * An application of the repository, and the config file that it is in.
 *
 * @public
 */
export interface ApplicationFile {
  readonly path: string;
  /** The whole file: a central one holds other applications too. */
  readonly text: string;
  readonly config: ApplicationConfig;
}
