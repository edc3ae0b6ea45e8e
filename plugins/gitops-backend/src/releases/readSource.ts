import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Chart } from '@slipway/helm-chart';
import {
  readSourceFolder,
  SourceFolderOptions,
} from '@slipway/plugin-gitops-node';
import { rm } from 'node:fs/promises';
import { isTransientError } from '../commands/queue/isTransientError';
import { ReleaseTools } from './ReleaseTools';

/** What Helm can load: 100 MiB. A folder that is larger is not even kept on disk for a moment. */
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_FILES = 50_000;

/**
 * Reads a chart, or a folder of manifests, with the backend's URL reader.
 *
 * @param url - An address that was checked before
 * @throws InputError when there is none, or it is too large.
 */
export async function readSource(
  { urlReader }: Pick<ReleaseTools, 'urlReader'>,
  url: string,
  options: SourceFolderOptions & { readonly signal: AbortSignal },
): Promise<Chart> {
  const { signal, ...named } = options;
  const folder = await readFolder(urlReader, url, signal);
  try {
    return await readSourceFolder(folder, named);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readFolder(
  urlReader: ReleaseTools['urlReader'],
  url: string,
  signal: AbortSignal,
): Promise<string> {
  let bytes = 0;
  let files = 0;
  try {
    const tree = await urlReader.readTree(url, {
      signal,
      filter: (_path, info) => {
        bytes += info?.size ?? 0;
        files += 1;
        if (bytes <= MOST_BYTES && files <= MOST_FILES) return true;
        throw new InputError(
          `${url} holds more than ${MOST_FILES} files or ${MOST_BYTES / 1024 / 1024} MiB, which is more than a chart can be. Name the chart's own folder.`,
        );
      },
    });
    return await tree.dir();
  } catch (error) {
    throw readingError(error, url);
  }
}

/** A sentence for people; what the host answered comes after its first line, which only the log has. */
function readingError(error: unknown, url: string): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error;
  const { host } = new URL(url);
  if (isTransientError(error)) {
    return new ServiceUnavailableError(
      `${host} cannot be reached to read ${url}.\n${error.message}`,
    );
  }
  return new InputError(
    error instanceof NotFoundError
      ? `${url} was not found. Check repository and branch, and that the integration of ${host} may read them.\n${error.message}`
      : `${url} could not be read; the backend's log has what ${host} answered. Check the address, and the integration of ${host}.\n${error.message}`,
  );
}
