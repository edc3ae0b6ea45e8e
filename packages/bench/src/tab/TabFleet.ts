import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Worker } from '../worker/Worker';
import { FleetInstance, FleetOptions } from './workers/ArgoCdFleet';
import { UpstreamTraffic } from './workers/UpstreamCounter';
import { sizeLabel, TabSize } from './TabSize';

const WORKERS = resolvePackagePath('@slipway/bench', 'src/tab/workers');

/** The simulated Argo CDs, in a process of their own. */
export class TabFleet {
  readonly worker = new Worker('Argo CD', join(WORKERS, 'argocd.ts'));
  #instances: readonly FleetInstance[] = [];

  /** Starts as many as the largest size needs and fills them. */
  async start(sizes: readonly TabSize[], history: number): Promise<void> {
    const options: FleetOptions = {
      instances: Math.max(...sizes.map(({ instances }) => instances)),
      applications: Math.max(...sizes.map(({ applications }) => applications)),
      history,
      sizes: sizes.map(size => ({
        label: sizeLabel(size),
        instances: size.instances,
        applications: size.applications,
      })),
    };
    this.#instances = await this.worker.ask('start', { ...options });
  }

  traffic(): Promise<UpstreamTraffic> {
    return this.worker.ask('traffic');
  }

  /** Sets how long every Argo CD waits before it answers. */
  async setAnswerMs(ms: number): Promise<void> {
    await this.worker.ask('setAnswerMs', ms);
  }

  /** Starts a backend that knows the instances of a size. */
  async startBackend(
    side: 'slipway' | 'roadie',
    size: TabSize,
  ): Promise<{ readonly worker: Worker; readonly url: string }> {
    const worker = new Worker(side, join(WORKERS, `${side}.ts`));
    const instances = this.#instances.slice(0, size.instances);
    try {
      const url = await worker.ask<string>('start', {
        instances: instances.map(instance => ({ ...instance })),
        selector: selectorOf(size),
      });
      return { worker, url };
    } catch (error) {
      await worker.stop();
      throw error;
    }
  }
}

/** The value of `argocd/app-selector` for a size. */
export function selectorOf(size: TabSize): string {
  return `${sizeLabel(size)}=true`;
}
