import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { chartCredentialsSchema } from './chartCredentialsSchema';
import { ChartCredentialsConfig, ChartRepositoryConfig } from './GitopsConfig';
import { readDuration } from './readDuration';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_EXEC_TIMEOUT_MS = 10_000;
const DEFAULT_EXEC_CACHE_MS = 15 * 60_000;

type Entry = Omit<ChartRepositoryConfig, 'credentials' | 'timeoutMs'> & {
  readonly credentials?: z.output<typeof chartCredentialsSchema>;
  readonly timeout?: unknown;
};

/**
 * An entry of `gitops.charts.repositories` with its durations in milliseconds and without a trailing slash.
 *
 * @throws InputError for a duration that is none, and for credentials in two places
 */
export function readChartRepository(
  { credentials, timeout, ...entry }: Entry,
  index: number,
): ChartRepositoryConfig {
  const place = `gitops.charts.repositories[${index}]`;
  if (credentials && (entry.username || entry.password || entry.token)) {
    throw new InputError(
      `${place} has credentials and a username, password or token beside them: keep one of the two.`,
    );
  }
  return {
    ...entry,
    url: entry.url.replace(/\/+$/, ''),
    timeoutMs: readDuration(timeout, {
      place: `${place}.timeout`,
      defaultMs: DEFAULT_TIMEOUT_MS,
    }),
    ...(credentials && {
      credentials: readCredentials(credentials, `${place}.credentials`),
    }),
  };
}

function readCredentials(
  entry: z.output<typeof chartCredentialsSchema>,
  place: string,
): ChartCredentialsConfig {
  if (entry.type !== 'exec') {
    return entry;
  }
  const { timeout, cache, ...rest } = entry;
  return {
    ...rest,
    timeoutMs: readDuration(timeout, {
      place: `${place}.timeout`,
      defaultMs: DEFAULT_EXEC_TIMEOUT_MS,
    }),
    cacheMs: readDuration(cache, {
      place: `${place}.cache`,
      defaultMs: DEFAULT_EXEC_CACHE_MS,
    }),
  };
}
