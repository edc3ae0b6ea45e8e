import { CronJobProps } from './cronJob/CronJobProps';
import { HelmReleaseProps } from './helmRelease/HelmReleaseProps';
import { RawManifestsProps } from './rawManifests/RawManifestsProps';
import { StatefulServiceProps } from './statefulService/StatefulServiceProps';
import { WebServiceProps } from './webService/WebServiceProps';
import { WorkerProps } from './worker/WorkerProps';

/**
 * The props of each chart type, which `defineApplication` checks. A repository with chart types of its own adds theirs:
 *
 * @example
 * ```ts
 * declare module '@slipway/cdk8s' {
 *   interface ChartPropsByType {
 *     readonly Quota: { readonly pods: string };
 *   }
 * }
 * ```
 *
 * @public
 */
export interface ChartPropsByType {
  readonly CronJob: CronJobProps;
  readonly HelmRelease: HelmReleaseProps;
  readonly RawManifests: RawManifestsProps;
  readonly StatefulService: StatefulServiceProps;
  readonly WebService: WebServiceProps;
  readonly Worker: WorkerProps;
}
