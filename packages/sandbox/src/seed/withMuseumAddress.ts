import { createHash } from 'node:crypto';
import { SeedHistory } from './SeedHistory';

type Files = SeedHistory['events'][number]['files'];

function blobId(text: string): string {
  const content = Buffer.from(text);
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/**
 * Puts the chart repository's address where the seed has a stand-in. The records of what a package was made from name
 * the config file by its Git blob id, so they get the id of the config as it now is.
 */
export function withMuseumAddress(
  files: Files,
  standIn: string,
  address: string,
): Files {
  const ids = new Map<string, string>();
  const replaced = Object.entries(files).map(([path, content]) => {
    const next = content?.replaceAll(standIn, address) ?? null;
    if (content !== null && next !== null && next !== content)
      ids.set(blobId(content), blobId(next));
    return [path, next] as const;
  });
  return Object.fromEntries(
    replaced.map(([path, content]) => [
      path,
      [...ids].reduce(
        (text, [from, to]) => text?.replaceAll(from, to) ?? null,
        content,
      ),
    ]),
  );
}
