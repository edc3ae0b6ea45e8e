import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { consoleLogger } from './consoleLogger';
import { RunningSandbox } from './RunningSandbox';
import { startSandbox } from './startSandbox';

interface CliOptions {
  readonly data: string;
  readonly portBase: number;
  readonly clean: boolean;
  readonly env?: string;
  readonly seed: boolean;
  readonly quiet: boolean;
  readonly webhook?: string;
  readonly podReady: number;
  readonly applicationHealth: boolean;
  readonly github: boolean;
  readonly gitlab: boolean;
}

function portBase(text: string): number {
  const number = Number(text);
  if (
    !/^\d+$/.test(text) ||
    (number !== 0 && number < 1024) ||
    number > 65531
  ) {
    throw new InvalidArgumentError(
      'Give a number from 1024 to 65531, or 0 for free ports.',
    );
  }
  return number;
}

function milliseconds(text: string): number {
  if (!/^\d{1,6}$/.test(text)) {
    throw new InvalidArgumentError(
      'Give whole milliseconds, for example 6000.',
    );
  }
  return Number(text);
}

function webhookUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new InvalidArgumentError(
      'Give an address that begins with http:// or https://.',
    );
  }
  return text;
}

async function start(options: CliOptions): Promise<RunningSandbox> {
  const dataDir = resolve(options.data);
  if (options.clean) await rm(dataDir, { recursive: true, force: true });
  const port = (index: number) =>
    options.portBase === 0 ? 0 : options.portBase + index;
  const target = options.webhook ?? process.env.SLIPWAY_WEBHOOK_TARGET;
  const sandbox = await startSandbox({
    dataDir,
    ports: {
      git: port(0),
      argocd: port(1),
      chartmuseum: port(2),
      oci: port(3),
      control: port(4),
    },
    seed: options.seed ? 'demo' : 'empty',
    timings: { podReady: options.podReady },
    applicationHealth: options.applicationHealth,
    logger: consoleLogger({ quiet: options.quiet }),
    ...(options.github && { github: {} }),
    ...(options.gitlab && { gitlab: {} }),
    ...(target && { webhookUrl: target }),
  });
  if (options.env) {
    const lines = Object.entries(sandbox.env).map(
      ([key, value]) => `${key}=${value}\n`,
    );
    // Renamed into place, so that whoever waits for the file never reads half of it.
    const draft = `${options.env}.${process.pid}`;
    await writeFile(draft, lines.join(''), { mode: 0o600 });
    await rename(draft, options.env);
  }
  return sandbox;
}

async function main(options: CliOptions): Promise<void> {
  const starting = start(options);
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    const sandbox = await starting.catch(() => undefined);
    await sandbox?.stop();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  try {
    await starting;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

new Command('sandbox')
  .description(
    'Starts a GitOps environment on loopback: Git host, Argo CD over simulated clusters, chart repository, OCI registry',
  )
  .option('--data <folder>', 'where everything is kept', '.slipway/sandbox')
  .option(
    '--port-base <number>',
    'first of the five ports: Git, Argo CD, charts, OCI, control; 0 takes free ones',
    portBase,
    7710,
  )
  .option('--clean', 'forget all data and begin anew', false)
  .option(
    '--env <file>',
    'write addresses and credentials to this file once everything listens',
  )
  .option(
    '--webhook <url>',
    'call this address for pushes to platform/gitops (also SLIPWAY_WEBHOOK_TARGET)',
    webhookUrl,
  )
  .option(
    '--no-seed',
    'begin with an empty GitOps repository, without the demo',
  )
  .option(
    '--pod-ready <milliseconds>',
    'how long a new pod takes until it is ready',
    milliseconds,
    6000,
  )
  .option(
    '--github',
    "have the Git host simulate GitHub's REST API too, at /api/v3",
    false,
  )
  .option(
    '--gitlab',
    "have the Git host simulate GitLab's REST API too, at /api/v4",
    false,
  )
  .option(
    '--application-health',
    'let Argo CD judge the health of child Applications, which it does not by default',
    false,
  )
  .option('--quiet', 'log warnings and errors only', false)
  .action((options: CliOptions) => main(options))
  .parseAsync();
