import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitHost } from '../createGitHost';
import { GitHost, GitHostOptions } from '../GitHost';

/** A Git host on a free port with data of its own. */
export interface TestHost {
  readonly host: GitHost;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly token: string;
  /** Calls the API as the administrator. */
  api(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }>;
  /** Stops the host and starts another one on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** For tests: starts a Git host, to be stopped at the end. */
export async function startTestHost(
  options: Pick<GitHostOptions, 'github' | 'gitlab'> = {},
): Promise<TestHost> {
  const dataDir = await mkdtemp(join(tmpdir(), 'git-host-data-'));
  const admin = {
    username: 'giteaAdmin',
    password: 'test-password',
    token: 'f'.repeat(40),
  };
  let server: Server;
  let host: GitHost;
  let url = '';
  const start = async () => {
    host = createGitHost({ ...options, dataDir, logger: silent, admin });
    server = createServer(host.handler);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await host.start(url);
  };
  const stop = async () => {
    await host.stop();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  await start();
  return {
    get host() {
      return host;
    },
    get url() {
      return url;
    },
    ...admin,
    async api(method, path, body) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `token ${admin.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        body:
          text.startsWith('{') || text.startsWith('[')
            ? JSON.parse(text)
            : text,
      };
    },
    async restart() {
      await stop();
      await start();
    },
    async stop() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
