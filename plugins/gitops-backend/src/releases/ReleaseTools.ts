import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ChartRegistry,
  ChartRepositoryConfig,
} from '@slipway/plugin-gitops-node';
import { GitTools } from '../commands/git/GitTools';

/** What the steps of a release are made of. */
export interface ReleaseTools extends GitTools {
  readonly urlReader: Pick<UrlReaderService, 'readTree'>;
  /** `gitops.charts.sources`: where a chart may be read from. */
  readonly chartSources: readonly string[];
  readonly chartRepositories: readonly ChartRepositoryConfig[];
  readonly createRegistry: (config: ChartRepositoryConfig) => ChartRegistry;
}
