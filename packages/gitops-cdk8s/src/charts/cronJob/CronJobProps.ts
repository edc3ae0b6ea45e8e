import { PodProps } from '../parts/PodProps';

/**
 * Props of the chart type `CronJob`: the image run at set times.
 *
 * @public
 */
export interface CronJobProps extends PodProps {
  /** Five fields of cron, `0 3 * * *`, or a shorthand, `@daily`. */
  readonly schedule: string;
  /** Name of the IANA database: `Europe/Berlin`. @defaultValue the cluster's, mostly UTC */
  readonly timeZone?: string;
  /**
   * What happens when the run before is not over: `Forbid` leaves the new one out, `Replace` ends the old one, `Allow`
   * runs both.
   *
   * @defaultValue `Forbid`
   */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /** Runs none until it is false again. @defaultValue false */
  readonly suspend?: boolean;
  /** Jobs that succeeded and are kept to be looked at. @defaultValue 3 */
  readonly successfulJobsHistoryLimit?: number;
  /** Jobs that failed and are kept. @defaultValue 1 */
  readonly failedJobsHistoryLimit?: number;
  /** Seconds after its time in which a run may still begin. @defaultValue no limit */
  readonly startingDeadlineSeconds?: number;
  /** How often a failed pod is tried again. @defaultValue 2 */
  readonly retries?: number;
  /** Seconds after which a run counts as failed. @defaultValue 3600 */
  readonly timeoutSeconds?: number;
}
