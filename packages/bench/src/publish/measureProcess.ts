import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of a program. */
export interface MeasuredProcess {
  /** From its start to its end. */
  readonly milliseconds: number;
  /** The most memory that it held, in megabytes; NaN where the system does not tell. */
  readonly peakMb: number;
}

const LOOK_EVERY_MS = 2;

/**
 * Runs a program to its end and measures it. Its memory is the kernel's own high-water mark, read while it runs.
 *
 * @throws Error with what it printed when it fails
 */
export async function measureProcess(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<MeasuredProcess> {
  const begun = performance.now();
  const child = spawn(file, [...args], {
    ...options,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout.on('data', chunk => said.push(chunk as Buffer));
  child.stderr.on('data', chunk => said.push(chunk as Buffer));
  let peakKb = NaN;
  const looking = setInterval(() => {
    peakKb = highWaterMark(child.pid) ?? peakKb;
  }, LOOK_EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) {
      throw new Error(
        `${[file, ...args].join(' ')}: ${Buffer.concat(said).toString('utf8')}`,
      );
    }
    return { milliseconds: performance.now() - begun, peakMb: peakKb / 1024 };
  } finally {
    clearInterval(looking);
  }
}

function highWaterMark(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const found = /^VmHWM:\s*(\d+)/m.exec(status)?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}
