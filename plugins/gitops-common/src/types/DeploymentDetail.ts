import { WaveTimeline } from '@slipway/sync-waves';
import { Deployment } from './Deployment';

/**
 * One deployment with the timeline of its running or last operation.
 *
 * @public
 */
export interface DeploymentDetail {
  readonly deployment: Deployment;
  /** Absent when Argo CD cannot render the Application and nothing was ever synced. */
  readonly timeline?: WaveTimeline;
  /** What the operation does, waits for or died of, in one sentence: shown before the chart. */
  readonly headline: Headline;
  /** Argo CD's address of this Application's hosts, as its Ingresses and routes give them. */
  readonly externalUrls: readonly string[];
}

/**
 * The sentence above the timeline.
 *
 * @public
 */
export interface Headline {
  readonly tone: 'quiet' | 'running' | 'trouble';
  /** `Wave 0 is running: Deployment/storefront, 1 of 3 ready.` */
  readonly sentence: string;
  /** A second line: the cause, or the answer to "why is my fix not live?". */
  readonly detail?: string;
}
