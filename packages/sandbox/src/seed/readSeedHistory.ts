import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SeedHistory, seedHistorySchema } from './SeedHistory';

/** Reads the demo's history that comes with the package. */
export function readSeedHistory(): SeedHistory {
  const root = dirname(require.resolve('@slipway/sandbox/package.json'));
  const text = readFileSync(join(root, 'seed', 'history.json'), 'utf8');
  return seedHistorySchema.parse(JSON.parse(text));
}
