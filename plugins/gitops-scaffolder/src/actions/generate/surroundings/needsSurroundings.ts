import { ApplicationConfig, PlatformSettings } from '@slipway/cdk8s';

/** Whether an application changes, or waits for, anything of the repository but its own files. */
export function needsSurroundings(
  { dependencies, promotion }: ApplicationConfig,
  { order }: PlatformSettings,
): boolean {
  return (
    (order !== undefined && order.strategy !== 'none') ||
    promotion !== undefined ||
    Object.keys(dependencies ?? {}).length > 0
  );
}
