import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of a program. */
export interface MeasuredProcess {
  /** From its start to its end. */
  readonly milliseconds: number;
  /** Processor time of all its threads, in milliseconds; NaN where the system does not tell. */
  readonly cpuMs: number;
  /** The most memory that it held, in megabytes; NaN where the system does not tell. */
  readonly peakMb: number;
}

const LOOK_EVERY_MS = 2;
const TICK_MS = 10;

/**
 * Runs a program to its end and measures it. Its memory is the kernel's own high-water mark and its
 * processor time the kernel's count, read while it runs.
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
  let cpuMs = NaN;
  const looking = setInterval(() => {
    peakKb = highWaterMark(child.pid) ?? peakKb;
    cpuMs = processorTime(child.pid) ?? cpuMs;
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
    return {
      milliseconds: performance.now() - begun,
      cpuMs,
      peakMb: peakKb / 1024,
    };
  } finally {
    clearInterval(looking);
  }
}

// User and system time are fields 14 and 15, in ticks of a hundredth of a second; the name before them may hold blanks.
function processorTime(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return undefined;
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
