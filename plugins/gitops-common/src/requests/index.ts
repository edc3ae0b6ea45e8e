import { z } from 'zod';
import {
  cancelRequest,
  chartsQuery,
  deployRequest,
  holdRequest,
  mutationRequest,
  promoteRequest,
  releaseRequest,
  retryRequest,
  rollbackRequest,
  syncRequest,
  uploadChartQuery,
} from './mutationRequest';

/** @public */
export type MutationRequest = z.input<typeof mutationRequest>;
/** @public */
export type SyncRequest = z.input<typeof syncRequest>;
/** @public */
export type DeployRequest = z.input<typeof deployRequest>;
/** @public */
export type PromoteRequest = z.input<typeof promoteRequest>;
/** @public */
export type RollbackRequest = z.input<typeof rollbackRequest>;
/** @public */
export type HoldRequest = z.input<typeof holdRequest>;
/** @public */
export type ReleaseRequest = z.input<typeof releaseRequest>;
/** @public */
export type CancelRequest = z.input<typeof cancelRequest>;
/** @public */
export type RetryRequest = z.input<typeof retryRequest>;
/** @public */
export type ChartsQuery = z.input<typeof chartsQuery>;
/** @public */
export type UploadChartQuery = z.input<typeof uploadChartQuery>;
export {
  cancelRequest,
  chartsQuery,
  deployRequest,
  holdRequest,
  mutationRequest,
  promoteRequest,
  releaseRequest,
  retryRequest,
  rollbackRequest,
  syncRequest,
  uploadChartQuery,
};
