import { ApplicationConfig } from '../config/ApplicationConfig';
import { RuleLevels } from '../findings/RuleLevels';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { PromotedVersion } from '../kargo/PromotedVersion';
import { GeneratedFile } from './GeneratedApplication';
import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';

/** @public */
export interface GenerateOptions {
  readonly config: ApplicationConfig;
  /**
   * The config file's text, kept as it is. Give it when the file was read or edited.
   *
   * @defaultValue written from `config`
   */
  readonly configText?: string;
  /**
   * Where the config file is. A repository with one central file has several applications in it.
   *
   * @defaultValue `config/applications/<name>.ts`
   */
  readonly configPath?: string;
  /**
   * The environments to generate; the others keep the files they have.
   *
   * @defaultValue all
   */
  readonly environments?: readonly string[];
  /** `cnoe`: packages for idpbuilder. `git`: the Applications read the GitOps repository itself. */
  readonly mode: 'cnoe' | 'git';
  /** The GitOps repository. */
  readonly repository: { readonly url: string; readonly branch: string };
  /** A commit that holds this config, when there is one: noted in the records beside the config's blob id. */
  readonly configCommit?: string;
  /** Paths that the repository has now, to find what is no longer made. */
  readonly existingPaths?: readonly string[];
  /**
   * Files of the repository below the folders that `sourceFoldersOf` names.
   *
   * @defaultValue none
   */
  readonly sourceFiles?: readonly GeneratedFile[];
  /**
   * Levels of rules for the whole repository. The application's own `rules` win over these.
   *
   * @defaultValue each rule's own
   */
  readonly rules?: RuleLevels;
  /**
   * How the repository keeps the order of its applications, by environment, from `applicationOrders`; or what the record of
   * the environment says.
   *
   * @defaultValue nothing keeps it
   */
  readonly order?: Readonly<Record<string, ApplicationOrder>>;
  /**
   * Whether the repository keeps an order of its applications. An environment without a place then waits for nobody there,
   * which is judged with all applications together.
   *
   * @defaultValue false: dependencies that `order` has no place for are reported
   */
  readonly ordered?: boolean;
  /**
   * What Kargo has promoted, by environment: `promotion` of the environment's record. Without it an environment gets the
   * version that its config gives.
   *
   * @defaultValue nothing was promoted
   */
  readonly promoted?: Readonly<Record<string, PromotedVersion>>;
  /** @defaultValue the chart types of this package */
  readonly chartTypes?: ChartTypeRegistry;
}
