import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stringify } from 'yaml';

/** Settings of {@link startRegistry}. */
export interface StartRegistryOptions {
  /** The program: `docker-registry` or `registry`. */
  readonly file: string;
  /** An own folder for configuration and passwords; charts are kept in memory. */
  readonly folder: string;
  /** Asks for these credentials by Basic; needs `htpasswd`. */
  readonly basic?: { readonly username: string; readonly password: string };
  /** Asks for tokens of this service. */
  readonly token?: {
    readonly realm: string;
    readonly service: string;
    readonly issuer: string;
    /** PEM file with the certificate that signs. */
    readonly rootcertbundle: string;
  };
  /** PEM files. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /**
   * Locations of uploads are paths instead of addresses.
   *
   * @default false
   */
  readonly relativeUrls?: boolean;
}

/** A real registry on loopback. */
export interface RunningRegistry {
  /** `http://127.0.0.1:5000`, or https with TLS. */
  readonly url: string;
  /** Ends it at once, as a crash would. */
  close(): Promise<void>;
}

const STARTS = 3;
const PATIENCE_MS = 20_000;

/**
 * Starts a real OCI registry on a free port of loopback and waits until it answers.
 *
 * @throws Error with its last words when it does not start
 */
export async function startRegistry(
  options: StartRegistryOptions,
): Promise<RunningRegistry> {
  // The port is free when it is looked for, and may be taken when the registry asks for it.
  for (let start = 1; ; start++) {
    const port = await freePort();
    const child = launch(options, port);
    const url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
    let said = '';
    child.stderr?.on('data', chunk => {
      said = `${said}${chunk}`.slice(-2000);
    });
    const close = async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise(resolve => {
          child.once('exit', resolve);
        });
        child.kill('SIGKILL');
        await gone;
      }
    };
    if (await answers(url, child)) {
      return { url, close };
    }
    await close();
    if (start === STARTS) {
      throw new Error(`${options.file} did not start: ${said.trim()}`);
    }
  }
}

function launch(options: StartRegistryOptions, port: number): ChildProcess {
  const { file, folder, basic, token, tls, relativeUrls = false } = options;
  mkdirSync(folder, { recursive: true });
  const passwords = join(folder, 'htpasswd');
  if (basic) {
    writeFileSync(
      passwords,
      execFileSync('htpasswd', ['-Bbn', basic.username, basic.password]),
    );
  }
  const config = join(folder, 'config.yml');
  writeFileSync(
    config,
    stringify({
      version: '0.1',
      log: { level: 'error' },
      storage: { inmemory: {}, delete: { enabled: true } },
      http: {
        addr: `127.0.0.1:${port}`,
        secret: 'of this run alone',
        relativeurls: relativeUrls,
        ...(tls && { tls }),
      },
      ...((basic || token) && {
        auth: basic
          ? { htpasswd: { realm: 'registry', path: passwords } }
          : { token },
      }),
    }),
  );
  return spawn(file, ['serve', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
  });
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  while (Date.now() < until && !failed && child.exitCode === null) {
    const up = url.startsWith('https:')
      ? await secureProbe(url)
      : await fetch(`${url}/v2/`).then(
          () => true,
          () => false,
        );
    if (up) {
      return true;
    }
    await delay(30);
  }
  return false;
}

function secureProbe(url: string): Promise<boolean> {
  return new Promise(resolve => {
    request(`${url}/v2/`, { rejectUnauthorized: false }, response => {
      response.resume();
      resolve(true);
    })
      .on('error', () => resolve(false))
      .end();
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}
