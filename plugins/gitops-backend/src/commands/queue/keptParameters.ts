import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';

/**
 * The parameters that go into the row: an archive has a column of its own, which is emptied in the end, so its digest stays
 * here for requests that are repeated.
 */
export function keptParameters({
  archive,
  ...parameters
}: JsonObject): JsonObject {
  return typeof archive === 'string'
    ? { ...parameters, archiveDigest: digestOf(archive) }
    : parameters;
}

function digestOf(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
