import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAMS = '/usr/lib/postgresql';
const BY_CI = 'BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING';

/** A PostgreSQL for tests. */
export interface RunningPostgres {
  /** Without a database. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The PostgreSQL that CI has started, else one of our own from the system's package, on a free port of loopback;
 * undefined where there is none.
 */
export async function startPostgres(): Promise<RunningPostgres | undefined> {
  const given = process.env[BY_CI];
  if (given) return { url: given, stop: async () => {} };
  const programs = findPrograms();
  if (!programs) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const root = process.getuid?.() === 0;
  if (root) {
    // PostgreSQL refuses to run as root; its package brings a user.
    const { uid, gid } = await stat('/var/lib/postgresql');
    await chown(folder, uid, gid);
  }
  const as = (command: string) =>
    root
      ? run('su', ['postgres', '-s', '/bin/sh', '-c', `cd / && ${command}`])
      : run('/bin/sh', ['-c', command]);
  const port = await freePort();
  const data = join(folder, 'data');
  await as(`${programs}/initdb -D ${data} -U postgres -A trust -N`);
  await as(
    `${programs}/pg_ctl -D ${data} -w -l ${folder}/log -o '-p ${port} -c listen_addresses=127.0.0.1 -c fsync=off -k ${folder}' start`,
  );
  return {
    url: `postgresql://postgres@127.0.0.1:${port}`,
    async stop() {
      await as(`${programs}/pg_ctl -D ${data} -m immediate -w stop`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | undefined {
  try {
    const version = readdirSync(PROGRAMS).sort().at(-1);
    return version && join(PROGRAMS, version, 'bin');
  } catch {
    return undefined;
  }
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
