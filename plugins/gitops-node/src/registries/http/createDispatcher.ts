import { readFile } from 'node:fs/promises';
import { Agent, Dispatcher } from 'undici';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { ChartRegistryError } from '../ChartRegistryError';

const MAX_CONNECTIONS = 16;

/**
 * Connections that trust the authorities of `caFile`; undefined when the process's own connections do.
 *
 * @throws ChartRegistryError when the file cannot be read
 */
export async function createDispatcher({
  caFile,
  name,
}: ChartRepositoryConfig): Promise<Dispatcher | undefined> {
  if (!caFile) {
    return undefined;
  }
  const ca = await readFile(caFile, 'utf8').catch(() => {
    throw new ChartRegistryError({
      kind: 'unavailable',
      registry: name,
      message: `The caFile '${caFile}' of the chart repository "${name}" cannot be read; check its path and its rights.`,
    });
  });
  return new Agent({ connect: { ca }, connections: MAX_CONNECTIONS });
}
