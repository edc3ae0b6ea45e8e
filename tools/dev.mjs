/** Starts the portal: sandbox, page and backend, with progress, and ends all of them together. */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backendService } from './lib/backendService.mjs';
import { buildApp } from './lib/buildApp.mjs';
import { claimFolder } from './lib/claimFolder.mjs';
import { isPortFree } from './lib/isPortFree.mjs';
import { root } from './lib/paths.mjs';
import { readEnvFile } from './lib/readEnvFile.mjs';
import { sandboxService } from './lib/sandboxService.mjs';
import { waitForService } from './lib/waitForService.mjs';

const HELP = `Usage: ./dev [start] [options]     start the portal over the sandbox
       ./dev test [options]      run all tests (see ./dev test --help)

Options:
  --port N           port of the portal               (default 7007)
  --sandbox-port N   first of the sandbox's five ports (default 7710; 0 takes free ones)
  --data DIR         where the sandbox and the databases keep their data (default .slipway)
  --clean            forget all data and begin anew
  -h, --help         this text

Ctrl-C ends every process. A restart loses nothing. Logs are in <data>/logs.`;

const options = readOptions();
const services = [];
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => stop(0));
}

try {
  await run();
} catch (error) {
  if (!stopping) {
    console.error(`\n${error.message}`);
    await stop(1);
  }
}

async function run() {
  const { data, port, sandboxPort } = options;
  const started = Date.now();
  await refuseTakenPorts();
  await claimFolder(data);
  if (options.clean) await forget(data);
  await mkdir(join(data, 'backstage'), { recursive: true });

  step('Starting the sandbox: Git host, chart repository, registry, Argo CD');
  const url = `http://localhost:${port}`;
  const envFile = join(data, 'sandbox.env');
  await rm(envFile, { force: true });
  const sandbox = sandboxService({
    data,
    envFile,
    portBase: sandboxPort,
    webhookUrl: `http://127.0.0.1:${port}/api/events/http/gitea`,
  });
  await startService(sandbox);

  step('Building the page (15 s the first time)');
  const built = await buildApp({ logFile: join(data, 'logs', 'app.log') });
  if (!built) step('  nothing changed, built before');
  await waitForService(
    sandbox,
    async () => Boolean((await readEnvFile(envFile))?.SLIPWAY_WEBHOOK_SECRET),
    180_000,
  );

  step('Starting Backstage');
  const backend = backendService({
    data,
    port,
    url,
    sandbox: await readEnvFile(envFile),
  });
  await startService(backend);
  await waitForService(backend, () => isReady(port), 180_000);

  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\nReady after ${seconds} s. Open ${url} and press Enter.`);
  console.log(`Ctrl-C stops everything. Logs: ${join(data, 'logs')}\n`);
}

/** Removes what the sandbox, the databases and the logs hold, and nothing else that may stand in the folder. */
async function forget(data) {
  for (const name of ['sandbox', 'backstage', 'logs']) {
    await rm(join(data, name), { recursive: true, force: true });
  }
}

async function startService(service) {
  services.push(service);
  await service.start();
  service.exited.then(async how => {
    if (stopping) return;
    console.error(`\n${await service.lastWords(`ended (${how})`)}`);
    await stop(1);
  });
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  console.log('\nStopping');
  await Promise.all(services.map(service => service.stop()));
  process.exit(code);
}

async function refuseTakenPorts() {
  const { port, sandboxPort } = options;
  const wanted = [
    [port, '--port'],
    ...(sandboxPort === 0
      ? []
      : [0, 1, 2, 3, 4].map(n => [sandboxPort + n, '--sandbox-port'])),
  ];
  for (const [number, flag] of wanted) {
    if (!(await isPortFree(number))) {
      throw new Error(
        `Port ${number} is taken by another program. Stop that program, or choose another port with ${flag}.`,
      );
    }
  }
}

async function isReady(port) {
  try {
    const response = await fetch(
      `http://127.0.0.1:${port}/.backstage/health/v1/readiness`,
    );
    return response.ok;
  } catch {
    return false;
  }
}

function step(text) {
  console.log(text);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '7007' },
        'sandbox-port': { type: 'string', default: '7710' },
        data: { type: 'string', default: join(root, '.slipway') },
        clean: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    return {
      port: readPort('--port', values.port),
      sandboxPort: readPort('--sandbox-port', values['sandbox-port']),
      data: resolve(values.data),
      clean: values.clean,
    };
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exit(2);
  }
}

function readPort(flag, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_530) {
    throw new Error(`${flag} takes a port number, not '${text}'.`);
  }
  return port;
}
