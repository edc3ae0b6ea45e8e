import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  createChartMuseum,
  createOciRegistry,
  findRegistryPrograms,
  startRegistry,
} from '@slipway/sandbox';
import { startService } from './startService';

/** A server that faults are tried on. */
export interface FaultPeer {
  readonly title: string;
  readonly type: 'oci' | 'chartmuseum';
  start(
    folder: string,
  ): Promise<{ readonly url: string; close(): Promise<void> }>;
}

const logger = { info: () => {}, warn: () => {} };

/** The simulators of the sandbox and the real registries of this machine. */
export function faultPeers(): readonly FaultPeer[] {
  return [
    {
      title: 'ChartMuseum of the sandbox',
      type: 'chartmuseum',
      start: dataDir => startService(createChartMuseum({ dataDir, logger })),
    },
    {
      title: 'OCI registry of the sandbox',
      type: 'oci',
      start: dataDir => startService(createOciRegistry({ dataDir, logger })),
    },
    ...findRegistryPrograms().map(({ file, version }): FaultPeer => ({
      title: `registry ${version}`,
      type: 'oci',
      start: folder => {
        mkdirSync(join(folder, 'registry'), { recursive: true });
        return startRegistry({ file, folder: join(folder, 'registry') });
      },
    })),
  ];
}
