import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import * as z from 'zod';
import { goJson } from '../json/goJson';
import { ChartFile } from './Chart';
import { ChartDependency } from './ChartMetadata';

const schema = z.object({
  digest: z.string().optional(),
  dependencies: z
    .array(
      z.object({
        name: z.string(),
        version: z.string().optional(),
        repository: z.string().optional(),
      }),
    )
    .default([]),
});

/** What `helm dependency update` wrote down. */
export interface ChartLock {
  readonly digest?: string;
  readonly dependencies: readonly ChartDependency[];
}

/** Reads Chart.lock. Undefined when there is none; `unreadable` when it is no lock. */
export function readChartLock(
  files: readonly ChartFile[],
): ChartLock | 'unreadable' | undefined {
  const file = files.find(({ path }) => path === 'Chart.lock');
  if (!file) {
    return undefined;
  }
  try {
    const parsed = schema.safeParse(
      parse(file.content.toString('utf8'), { version: '1.1' }) ?? {},
    );
    return parsed.success ? parsed.data : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/**
 * The digest that belongs into a lock, as Helm's resolver makes it: over what Chart.yaml asks for and what the lock
 * settled on. When either changes it is another one.
 */
export function lockDigest(
  wanted: readonly ChartDependency[],
  locked: readonly ChartDependency[],
): string {
  const text = goJson([wanted.map(asHelm), locked.map(asHelm)]);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

// The order of the fields is Helm's, and so is leaving out what is empty.
function asHelm(dependency: ChartDependency) {
  const {
    name,
    version,
    repository = '',
    condition,
    tags,
    enabled,
    alias,
  } = dependency;
  const values = dependency['import-values'];
  return {
    name,
    ...(version && { version }),
    repository,
    ...(condition && { condition }),
    ...(tags?.length && { tags }),
    ...(enabled && { enabled }),
    ...(values?.length && { 'import-values': values }),
    ...(alias && { alias }),
  };
}
