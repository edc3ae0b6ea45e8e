import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { mergeConfig } from './mergeConfig.mjs';

/**
 * Registers the documentation's component, and makes its like for another team, of which the guest is no member.
 *
 * @param {string} portal
 */
export async function addComponents(portal) {
  const storefront = await readFile(
    join(portal, 'examples', 'storefront.yaml'),
    'utf8',
  );
  await writeFile(
    join(portal, 'examples', 'payments.yaml'),
    storefront
      .replaceAll('storefront', 'payments')
      .replaceAll('checkout', 'payments'),
  );
  const file = join(portal, 'app-config.yaml');
  const locations = ['storefront', 'payments'].map(name => ({
    type: 'file',
    target: `../../examples/${name}.yaml`,
  }));
  const config = parse(await readFile(file, 'utf8'));
  await writeFile(
    file,
    stringify(mergeConfig(config, { catalog: { locations } })),
  );
}
