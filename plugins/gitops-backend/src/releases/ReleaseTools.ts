import { UrlReaderService } from '@backstage/backend-plugin-api';
import { CheckChartOptions } from '@slipway/helm-chart';
import { ChartRegistries } from '../charts/ChartRegistries';
import { GitTools } from '../commands/git/GitTools';
import { DatabaseLocks } from '../locks/DatabaseLocks';
import { ChartSources } from './checkChartSource';

/** What the steps of a release are made of. */
export interface ReleaseTools extends GitTools, ChartSources {
  readonly urlReader: Pick<UrlReaderService, 'readTree'>;
  /** `gitops.charts.lint`: whether a real helm checks charts too. */
  readonly chartLint?: CheckChartOptions;
  readonly registries: ChartRegistries;
  readonly locks: DatabaseLocks;
}
