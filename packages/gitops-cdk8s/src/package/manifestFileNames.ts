import { createHash } from 'node:crypto';
import { Manifest } from '@slipway/sync-waves';

/** File systems take 255 bytes; what is behind the name, and a number, have to fit too. */
const LONGEST = 200;

/**
 * A file name for each object: `<Kind>.<name>.k8s.yaml`. Where two would have the same (letter case aside, for file
 * systems that do not tell it), namespace and API group are added to each of them, and a number where that is not
 * enough. A name that no file system takes is cut, with a hash of the whole.
 *
 * @internal
 */
export function manifestFileNames(
  manifests: readonly Manifest[],
): readonly string[] {
  const short = manifests.map(({ kind, metadata }) =>
    limit(`${clean(kind)}.${clean(metadata.name ?? '')}`),
  );
  const count = new Map<string, number>();
  for (const name of short) {
    const key = name.toLowerCase();
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const taken = new Set<string>();
  return manifests.map((manifest, index) => {
    const alone = count.get(short[index].toLowerCase()) === 1;
    const name = alone ? short[index] : longName(short[index], manifest);
    let free = name;
    for (
      let number = 2;
      taken.has(free.toLowerCase()) ||
      (free !== short[index] && count.has(free.toLowerCase()));
      number++
    ) {
      free = `${name}.${number}`;
    }
    taken.add(free.toLowerCase());
    return `${free}.k8s.yaml`;
  });
}

function longName(short: string, { apiVersion, metadata }: Manifest): string {
  const [group, version] = apiVersion.split('/');
  const parts = [metadata.namespace, version ? group : 'core'];
  return limit(
    [short, ...parts.filter(part => part !== undefined).map(clean)].join('.'),
  );
}

function limit(name: string): string {
  if (name.length <= LONGEST) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `${name.slice(0, LONGEST - hash.length - 1)}-${hash}`;
}

/** Kubernetes names may hold what file names may not (`system:reader`). */
function clean(part: string): string {
  return part.replace(/[^0-9A-Za-z._-]/g, '-').replace(/^\.+/, '');
}
