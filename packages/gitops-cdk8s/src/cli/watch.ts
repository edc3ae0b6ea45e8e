import { basename } from 'node:path';
import { CENTRAL_CONFIG_PATH } from '../config/central/CENTRAL_CONFIG_PATH';
import { Changes } from './Changes';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { synth } from './synth';

/**
 * `slipway synth --watch`: writes what the configs give, and again whenever one changes, until it is told to end. Only
 * the application whose file changed is made again. What is wrong with it is printed and does not end the watch.
 */
export async function watch(options: CliOptions): Promise<CommandResult> {
  const { watch: begin } = await import('chokidar');
  const { io, print, repository } = options;
  const changes = new Changes(io.signal);
  const watcher = begin('config', {
    cwd: repository.root,
    ignoreInitial: true,
    ignored: path => /(^|[\\/])\../.test(path) && path !== '.',
  });
  watcher.on('all', (event, path) => {
    if (event !== 'addDir' && event !== 'unlinkDir') {
      changes.add(path.replaceAll('\\', '/'));
    }
  });
  try {
    await new Promise<void>(resolve => {
      watcher.once('ready', () => resolve());
    });
    await run(options);
    print('Watching config/; end with Ctrl+C.');
    for (
      let paths = await changes.next();
      !io.signal.aborted;
      paths = await changes.next()
    ) {
      await run(narrowed(options, paths));
    }
  } finally {
    await watcher.close();
  }
  return { ok: true, document: {} };
}

async function run(options: CliOptions): Promise<void> {
  try {
    await synth(options);
  } catch (error) {
    options.print(
      `error ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The applications whose own files changed; all when it was another file, or one was removed. */
function narrowed(options: CliOptions, paths: readonly string[]): CliOptions {
  const names = paths.map(
    path => /^config\/applications\/([^/]+)\.ts$/.exec(path)?.[1],
  );
  const own = names.filter(name => name !== undefined);
  const alone =
    own.length === names.length &&
    paths.every(path => path !== CENTRAL_CONFIG_PATH && isThere(options, path));
  if (!alone || options.names.length > 0) {
    return options;
  }
  return { ...options, names: own.map(name => basename(name)) };
}

function isThere({ repository }: CliOptions, path: string): boolean {
  return repository.list('config/applications').includes(path);
}
