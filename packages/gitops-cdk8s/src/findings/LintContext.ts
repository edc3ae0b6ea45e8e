import { Manifest } from '@slipway/sync-waves';
import { UpstreamChart } from '../charts/UpstreamChart';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { EnvironmentPlan } from '../generate/environmentPlan';
import { GeneratedFile } from '../generate/GeneratedApplication';

/** One generated environment as the rules see it. */
export interface LintEnvironment {
  readonly plan: EnvironmentPlan;
  readonly manifests: readonly Manifest[];
  /** The name of each manifest's file, in their order. */
  readonly manifestNames: readonly string[];
  readonly application: Readonly<Record<string, unknown>>;
  /** A chart of somebody else, beside the manifests. */
  readonly upstream?: UpstreamChart;
  readonly files: readonly GeneratedFile[];
}

/** What the rules judge. */
export interface LintContext {
  readonly config: ApplicationConfig;
  readonly mode: 'cnoe' | 'git';
  /** What keeps the Applications' places among the others, by environment. */
  readonly order?: Readonly<Record<string, ApplicationOrder>>;
  /** The repository keeps an order, and says itself where it does not. @defaultValue false */
  readonly ordered?: boolean;
  readonly environments: readonly LintEnvironment[];
  /** What the repository has now. @defaultValue none */
  readonly existingPaths?: readonly string[];
}
