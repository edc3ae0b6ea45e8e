import { z } from 'zod';
import {
  deployRequest,
  holdRequest,
  mutationRequest,
  releaseRequest,
  rollbackRequest,
  syncRequest,
} from './mutationRequest';

/** @public */
export type MutationRequest = z.input<typeof mutationRequest>;
/** @public */
export type SyncRequest = z.input<typeof syncRequest>;
/** @public */
export type DeployRequest = z.input<typeof deployRequest>;
/** @public */
export type RollbackRequest = z.input<typeof rollbackRequest>;
/** @public */
export type HoldRequest = z.input<typeof holdRequest>;
/** @public */
export type ReleaseRequest = z.input<typeof releaseRequest>;
export {
  deployRequest,
  holdRequest,
  mutationRequest,
  releaseRequest,
  rollbackRequest,
  syncRequest,
};
