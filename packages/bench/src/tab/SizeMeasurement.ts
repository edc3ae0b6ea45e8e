import { PageMeasurement } from './PageMeasurement';
import { TabSize } from './TabSize';

/** Which backend answers. */
export type Side = 'slipway' | 'roadie';

/** One page at one size. */
export interface PageResult {
  /** `card` is the one that the other side's page is held against. */
  readonly page: 'card' | 'histories' | 'tab' | 'roadie';
  readonly label: string;
  readonly side: Side;
  /** Calls to Argo CD from the backend's start until this page has been there once. */
  readonly coldUpstreamCalls: number;
  /** The bodies of one load, compressed. */
  readonly gzippedBytes: number;
  readonly rounds: readonly PageMeasurement[];
}

/** Everything measured at one size, with Argo CDs that take one time for an answer. */
export interface SizeMeasurement {
  readonly size: TabSize;
  /** What each Argo CD waits before it answers, in milliseconds. */
  readonly argocdMs: number;
  readonly pages: readonly PageResult[];
}
