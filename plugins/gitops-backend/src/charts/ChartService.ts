import {
  ChartsQuery,
  EntityChart,
  EntityChartVersion,
  UploadChartQuery,
  UploadedChart,
} from '@slipway/plugin-gitops-common';
import { EntityRequest } from '../deployments/DeploymentService';

/** The authorised door to the charts of an entity. */
export interface ChartService {
  /** The charts that the entity's deployments run, with their versions in the registry. */
  list(request: EntityRequest & ChartsQuery): Promise<readonly EntityChart[]>;
  /**
   * One version.
   *
   * @throws NotFoundError when no chart of the entity has it.
   */
  getVersion(
    request: EntityRequest & ChartsQuery & { readonly version: string },
  ): Promise<EntityChartVersion & Pick<EntityChart, 'chart' | 'repository'>>;
  /**
   * Checks a packaged chart and publishes it, under a lock.
   *
   * @throws NotAllowedError, InputError when the chart is not right, ConflictError when the version has other content.
   */
  upload(
    request: EntityRequest &
      UploadChartQuery & {
        readonly archive: Uint8Array;
        readonly signal?: AbortSignal;
      },
  ): Promise<UploadedChart>;
}
