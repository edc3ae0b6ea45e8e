import { randomBytes } from 'node:crypto';
import { PackagedChart } from '@slipway/helm-chart';

/** A chart as ChartMuseum takes it. */
export interface UploadBody {
  readonly body: Buffer;
  readonly contentType: string;
}

/** The archive alone, or a form with the archive and, where there is one, its provenance. */
export function uploadBody(
  chart: PackagedChart,
  way: 'raw' | 'multipart',
): UploadBody {
  if (way === 'raw') {
    return { body: chart.bytes, contentType: 'application/gzip' };
  }
  const boundary = `chart-${randomBytes(16).toString('hex')}`;
  const part = (field: string, file: string, content: Buffer) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${file}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    content,
    Buffer.from('\r\n'),
  ];
  return {
    body: Buffer.concat([
      ...part('chart', chart.fileName, chart.bytes),
      ...(chart.provenance
        ? part('prov', `${chart.fileName}.prov`, Buffer.from(chart.provenance))
        : []),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
