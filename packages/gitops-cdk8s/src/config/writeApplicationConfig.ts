import { ApplicationConfig } from './ApplicationConfig';

/**
 * The text of a new config file, formatted as Prettier would with single quotes. Same config, same bytes.
 *
 * @public
 */
export function writeApplicationConfig(config: ApplicationConfig): string {
  throw new Error(`not written yet (${config.name})`);
}
