import { ChartRepositoryConfig } from '@slipway/plugin-gitops-node';
import { repositoryAddress } from '../releases/repositoryAddress';

/** A chart that an Application runs. */
export interface RunningChart {
  readonly repoURL: string;
  readonly chart: string;
  /** What the Application follows; empty for the newest. */
  readonly targetRevision?: string;
  /** Whether the Application belongs to the entity by more than the entity's own word. */
  readonly own: boolean;
}

/**
 * Why an entity's owners may not publish a chart; undefined when they may: a deployment of the entity runs it, or
 * nobody's does and it is called like the entity. A range anywhere else would take in whatever is published.
 */
export function mayPublish(options: {
  readonly chart: string;
  readonly entityName: string;
  readonly repository: ChartRepositoryConfig;
  readonly running: Iterable<RunningChart>;
}): string | undefined {
  const { chart, entityName, repository } = options;
  const addresses = [repository.url, ...(repository.applicationUrls ?? [])].map(
    repositoryAddress,
  );
  let others = false;
  for (const running of options.running) {
    if (
      running.chart !== chart ||
      !addresses.includes(repositoryAddress(running.repoURL))
    ) {
      continue;
    }
    if (running.own) return undefined;
    others = true;
  }
  if (others) {
    return `The chart '${chart}' of ${repository.name} is run by Applications that do not belong to ${entityName}. Publish it from the entity that they belong to.`;
  }
  if (chart === entityName) return undefined;
  return `No deployment of ${entityName} runs a chart '${chart}' from ${repository.name}, so it may not be published here. Call the chart '${entityName}', or create its Application first.`;
}
