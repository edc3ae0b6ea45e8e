import { ApplicationConfig } from '../ApplicationConfig';
import { CentralEntry } from './CentralFile';

/** An application of a central file, with the entries that it was read from. */
export interface CentralApplication {
  readonly config: ApplicationConfig;
  /**
   * One, with all environments; or one for each environment, in the config's order, where an entry is an Argo CD
   * Application.
   */
  readonly entries: readonly CentralEntry[];
  /** Each entry is one environment. */
  readonly flat: boolean;
  /** Fields of the entries that an application config has no place for: `argocd.syncWave`, say. */
  readonly ignored: readonly string[];
}
