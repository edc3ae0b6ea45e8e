import { PackagedChart } from '@slipway/helm-chart';
import {
  ChartRegistry,
  ChartRegistryError,
  PublishedChart,
  RequestOptions,
} from '@slipway/plugin-gitops-node';

/**
 * Publishes a chart, and tells everything about it that may surprise: what the registry says, and images that share the
 * chart's place and its tags. The place is looked at before anything is sent.
 */
export async function publishChart(
  registry: ChartRegistry,
  chart: PackagedChart,
  options: RequestOptions = {},
): Promise<PublishedChart & { readonly warnings: readonly string[] }> {
  const clash = await findClash(registry, chart.metadata.name, options);
  const published = await registry.publish(chart, options);
  const { warnings = [] } = published;
  return { ...published, warnings: clash ? [clash, ...warnings] : warnings };
}

/** A registry that takes charts need not let anybody list: then there is nothing to say. */
async function findClash(
  registry: ChartRegistry,
  chart: string,
  options: RequestOptions,
): Promise<string | undefined> {
  try {
    return await registry.findClash?.(chart, options);
  } catch (error) {
    if (error instanceof ChartRegistryError) return undefined;
    throw error;
  }
}
