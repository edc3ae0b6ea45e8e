import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** A chart as files: paths below the chart's folder and their text. */
export interface ChartFiles {
  readonly name: string;
  readonly version: string;
  readonly appVersion?: string;
  readonly description?: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A chart archive; the same files give the same bytes. */
export async function packChart(chart: ChartFiles): Promise<Buffer> {
  const tar = pack();
  const all: Readonly<Record<string, string>> = {
    'Chart.yaml': [
      'apiVersion: v2',
      `name: ${chart.name}`,
      `version: ${chart.version}`,
      `appVersion: "${chart.appVersion ?? chart.version}"`,
      `description: ${chart.description ?? `The ${chart.name} chart`}`,
      '',
    ].join('\n'),
    ...chart.files,
  };
  for (const [path, content] of Object.entries(all)) {
    tar.entry(
      { name: `${chart.name}/${path}`, mtime: new Date(0), mode: 0o644 },
      content,
    );
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks), { level: 9 });
}
