import { ChartFile } from '../chart/Chart';

const FIRST = ['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'];

/** The files in the order in which Helm packs them: its own first, then templates, the rest, and subcharts. */
export function packageOrder(files: readonly ChartFile[]): ChartFile[] {
  return [...files].sort(
    (a, b) => group(a.path) - group(b.path) || (a.path < b.path ? -1 : 1),
  );
}

function group(path: string): number {
  const first = FIRST.indexOf(path);
  if (first >= 0) {
    return first;
  }
  if (path.startsWith('templates/')) {
    return FIRST.length;
  }
  return path.startsWith('charts/') ? FIRST.length + 2 : FIRST.length + 1;
}
