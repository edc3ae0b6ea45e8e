import { ChartFile } from '../chart/Chart';

const FIRST = ['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'];
const SUBCHART = /^charts\/([^/]+)\/(.+)$/s;

/**
 * The files in the order in which Helm packs them: its own first, then templates, the rest, and the subcharts, each in the
 * same order.
 */
export function packageOrder(files: readonly ChartFile[]): ChartFile[] {
  const own: ChartFile[] = [];
  const subcharts = new Map<string, ChartFile[]>();
  const folders = new Set(
    files.flatMap(
      ({ path }) => /^charts\/([^/]+)\/Chart\.yaml$/.exec(path)?.[1] ?? [],
    ),
  );
  for (const file of files) {
    const [, folder, path] = SUBCHART.exec(file.path) ?? [];
    if (folder !== undefined && folders.has(folder)) {
      const below = subcharts.get(folder) ?? [];
      below.push({ ...file, path });
      subcharts.set(folder, below);
    } else {
      own.push(file);
    }
  }
  own.sort(
    (a, b) => group(a.path) - group(b.path) || (a.path < b.path ? -1 : 1),
  );
  return [
    ...own,
    ...[...subcharts.keys()].sort().flatMap(folder =>
      packageOrder(subcharts.get(folder) ?? []).map(file => ({
        ...file,
        path: `charts/${folder}/${file.path}`,
      })),
    ),
  ];
}

function group(path: string): number {
  const first = FIRST.indexOf(path);
  if (first >= 0) {
    return first;
  }
  return path.startsWith('templates/') ? FIRST.length : FIRST.length + 1;
}
