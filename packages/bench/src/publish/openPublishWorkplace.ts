import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createOciRegistry,
  FaultProxy,
  findHelms,
  findRegistryPrograms,
  startFaultProxy,
  startRegistry,
} from '@slipway/sandbox';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { build } from 'esbuild';
import { Worker } from '../worker/Worker';
import { Account } from './Account';
import { measureProcess } from './measureProcess';
import { startHandler } from './startHandler';

/** A helm, a registry behind a counting proxy, our programs, and a folder. */
export interface PublishWorkplace {
  readonly root: string;
  readonly account: Account;
  readonly proxy: FaultProxy;
  /** `oci://127.0.0.1:5000/charts` */
  readonly url: string;
  readonly helm: {
    readonly file: string;
    readonly version: string;
    readonly env: NodeJS.ProcessEnv;
  };
  readonly registry: string;
  readonly packageCommand: string;
  readonly pushCommand: string;
  readonly worker: Worker;
  close(): Promise<void>;
}

/**
 * Starts everything, and logs helm in.
 *
 * @throws Error with the next step when there is no helm
 */
export async function openPublishWorkplace(): Promise<PublishWorkplace> {
  const [helm] = await findHelms();
  if (!helm) {
    throw new Error(
      'There is no helm on this machine to compare with: put one on PATH.',
    );
  }
  const root = mkdtempSync(join(tmpdir(), 'slipway-bench-publish-'));
  const account = { username: 'ci', password: 'of-this-run-alone' };
  const server = await startPeer(root, account);
  const proxy = await startFaultProxy({ target: server.url });
  const home = join(root, 'helm');
  mkdirSync(home);
  const env = {
    HOME: home,
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_DATA_HOME: join(home, 'data'),
    HELM_REGISTRY_CONFIG: join(home, 'registry.json'),
    DOCKER_CONFIG: join(home, 'docker'),
  };
  await measureProcess(
    helm.file,
    [
      ...['registry', 'login', new URL(proxy.url).host, '--plain-http'],
      ...['-u', account.username, '-p', account.password],
    ],
    { env },
  );
  const worker = new Worker(
    'The process that publishes',
    programFile('worker'),
  );
  return {
    root,
    account,
    proxy,
    url: `${proxy.url.replace('http:', 'oci:')}/charts`,
    helm: { ...helm, env },
    registry: server.title,
    packageCommand: await bundle(root, 'packageCommand'),
    pushCommand: await bundle(root, 'pushCommand'),
    worker,
    close: async () => {
      await worker.stop();
      await proxy.close();
      await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function startPeer(root: string, basic: Account) {
  const [program] = findRegistryPrograms();
  if (program) {
    const folder = join(root, 'registry');
    const running = await startRegistry({ file: program.file, folder, basic });
    return { ...running, title: `registry ${program.version}` };
  }
  const running = await startHandler(
    createOciRegistry({
      dataDir: join(root, 'data'),
      auth: basic,
      logger: { info: () => {}, warn: () => {} },
    }),
  );
  return { ...running, title: 'the sandbox’s registry, a simulator' };
}

function programFile(program: string): string {
  return resolvePackagePath(
    '@slipway/bench',
    `src/publish/programs/${program}.ts`,
  );
}

/** One file, which V8 has compiled before: the quickest start that a command of Node.js can have. */
async function bundle(root: string, program: string): Promise<string> {
  const outfile = join(root, `${program}.cjs`);
  await build({
    entryPoints: [programFile(program)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    // Needed for signing and for unusual files alone.
    external: ['openpgp', 'ts-morph', 'fsevents'],
  });
  const command = join(root, `${program}.start.cjs`);
  const cache = JSON.stringify(join(root, 'compiled'));
  writeFileSync(
    command,
    `require('node:module').enableCompileCache(${cache});\nrequire('./${program}.cjs');\n`,
  );
  return command;
}
