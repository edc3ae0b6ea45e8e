import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageChart, readChartFolder } from '@slipway/helm-chart';

/** Reads a chart, packs it and writes the archive. */
export async function packageFolder(
  folder: string,
  out: string,
): Promise<void> {
  const { bytes, fileName } = await packageChart(await readChartFolder(folder));
  await writeFile(join(out, fileName), bytes);
}
