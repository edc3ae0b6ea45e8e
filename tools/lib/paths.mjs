import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The committed Yarn; it runs with any supported Node, without Corepack. */
export const yarnPath = join(root, '.yarn', 'releases', 'yarn-4.13.0.cjs');

/** Lets Node load TypeScript, as the Backstage CLI does for its own `package start`. */
export const nodeTransform = join(
  root,
  'node_modules',
  '@backstage',
  'cli-node',
  'config',
  'nodeTransform.cjs',
);
