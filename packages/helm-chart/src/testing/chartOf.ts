import { Chart } from '../chart/Chart';
import { chartFromFiles } from '../chart/chartFromFiles';

/** A chart of some texts, with a Chart.yaml and values when they give none. */
export function chartOf(files: Readonly<Record<string, string>> = {}): Chart {
  const all: Readonly<Record<string, string>> = {
    'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.2.3\n',
    'values.yaml': '{}\n',
    ...files,
  };
  return chartFromFiles(
    Object.entries(all).map(([path, content]) => ({
      path,
      content: Buffer.from(content),
    })),
  );
}
