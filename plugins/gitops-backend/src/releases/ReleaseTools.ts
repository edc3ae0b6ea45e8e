import { UrlReaderService } from '@backstage/backend-plugin-api';
import { CheckChartOptions } from '@slipway/helm-chart';
import { ChartRegistries } from '../charts/ChartRegistries';
import { GitTools } from '../commands/git/GitTools';
import { DatabaseLocks } from '../locks/DatabaseLocks';

/** What the steps of a release are made of. */
export interface ReleaseTools extends GitTools {
  readonly urlReader: Pick<UrlReaderService, 'readTree'>;
  /** `gitops.charts.sources`: where a chart may be read from. */
  readonly chartSources: readonly string[];
  /** `gitops.charts.lint`: whether a real helm checks charts too. */
  readonly chartLint?: CheckChartOptions;
  readonly registries: ChartRegistries;
  readonly locks: DatabaseLocks;
}
