import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { build } from 'esbuild';

const PROGRAMS = resolvePackagePath('@slipway/bench', 'src/synth/programs');

/** How long a process and those that it started took, and what the largest of them needed. */
export interface ProcessMeasurement {
  /** From its start to its end, in milliseconds. */
  readonly milliseconds: number;
  /** What all of them took of a processor, in milliseconds: the same on a busy machine. */
  readonly cpuMs: number;
  /** Of the largest process, in megabytes. */
  readonly peakMb: number;
  readonly output: string;
}

/** Every Node.js process that is started under the measurement notes at its end what it took. */
const REPORTER = `const { appendFileSync } = require('node:fs');
process.on('exit', () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage();
  const line = maxRSS + ' ' + (systemCPUTime + userCPUTime) + '\\n';
  appendFileSync(process.env.SLIPWAY_BENCH_PEAKS, line);
});
`;

/** A folder for temporary files, with the programs that are measured, each bundled into one file. */
export class Workplace {
  readonly root = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  readonly #peaks = join(this.root, 'peaks');
  readonly #reporter = join(this.root, 'reporter.cjs');

  constructor() {
    writeFileSync(this.#reporter, REPORTER);
  }

  /** @returns the bundle's path */
  async bundle(program: string): Promise<string> {
    const outfile = join(this.root, `${program}.cjs`);
    await build({
      entryPoints: [join(PROGRAMS, `${program}.ts`)],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
      // Needed for unusual config files alone, and none of the programs has one.
      external: ['ts-morph', 'fsevents'],
    });
    return outfile;
  }

  /**
   * The command as npm installs it: its program, and the file that it starts from.
   *
   * @returns the program's path
   */
  async command(): Promise<string> {
    const bundler = resolvePackagePath(
      '@slipway/cdk8s',
      'scripts/bundleCommand.mjs',
    );
    const program = join(this.root, 'package/bin/slipway');
    mkdirSync(join(this.root, 'package/bin'), { recursive: true });
    copyFileSync(resolvePackagePath('@slipway/cdk8s', 'bin/slipway'), program);
    await this.run([bundler, join(this.root, 'package/dist/slipway.cjs')]);
    return program;
  }

  /**
   * Runs Node.js and measures it. Rejects with what it printed when it fails.
   *
   * @param env - beside what this process has
   */
  async run(
    args: readonly string[],
    cwd: string = this.root,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ProcessMeasurement> {
    writeFileSync(this.#peaks, '');
    const begun = performance.now();
    const output = await new Promise<string>((resolve, reject) => {
      execFile(
        process.execPath,
        [...args],
        {
          cwd,
          maxBuffer: 256 << 20,
          env: {
            ...process.env,
            // Whoever runs this keeps the caches that they have.
            XDG_CACHE_HOME: join(this.root, 'cache'),
            ...env,
            NODE_OPTIONS: `--require=${this.#reporter}`,
            SLIPWAY_BENCH_PEAKS: this.#peaks,
          },
        },
        (error, stdout, stderr) =>
          error
            ? reject(new Error(`${error.message}\n${stdout}${stderr}`))
            : resolve(stdout),
      );
    });
    const milliseconds = performance.now() - begun;
    const processes = readFileSync(this.#peaks, 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split(' ').map(Number));
    return {
      milliseconds,
      cpuMs: processes.reduce((sum, [, cpu]) => sum + cpu, 0) / 1000,
      peakMb: Math.max(...processes.map(([peak]) => peak)) / 1024,
      output,
    };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
