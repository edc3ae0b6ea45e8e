import { readFile } from 'node:fs/promises';
import { packageChart, readChartArchive } from '@slipway/helm-chart';
import { createChartRegistry } from '@slipway/plugin-gitops-node';
import { Account } from '../Account';

/** Reads an archive and publishes it as a release does: looked for first, read back at the end. */
export async function pushArchive(
  archive: string,
  url: string,
  { username, password }: Account,
): Promise<void> {
  // A new one each time, as each release has: it has to find out how to log in.
  const registry = createChartRegistry({
    name: 'registry',
    type: 'oci',
    url,
    plainHttp: true,
    username,
    password,
  });
  const chart = await packageChart(
    await readChartArchive(await readFile(archive)),
  );
  await registry.publish(chart, { overwrite: true });
}
