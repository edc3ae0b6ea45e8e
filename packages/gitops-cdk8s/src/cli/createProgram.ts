import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { packageEnvironment } from '../helm/packageEnvironment';
import { importFiles } from '../import/importFiles';
import { PLATFORM_KINDS, PlatformKind } from '../platform/PlatformKind';
import { check } from './check';
import { CliIo } from './CliIo';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { GitopsRepository } from './GitopsRepository';
import { init } from './init/init';
import { CiSystem } from './init/initialFiles';
import { lint } from './lint';
import { plan } from './plan';
import { schema } from './schema';
import { synth } from './synth';
import { UsageError } from './UsageError';
import { validate } from './validate';
import { watch } from './watch';

interface CommonFlags {
  readonly root: string;
  readonly json?: boolean;
}

interface Flags extends CommonFlags {
  readonly environment?: readonly string[];
  readonly mode: 'cnoe' | 'git';
  readonly repository: string;
  readonly branch: string;
  readonly chartTypes?: string;
  readonly check?: boolean;
  readonly watch?: boolean;
}

interface ChartFlags extends Flags {
  readonly output: string;
  readonly chartVersion: string;
  readonly name?: string;
  readonly folder?: boolean;
}

const EXIT_CODES = `
Exit codes: 0 all is well; 1 something was found or went wrong; 2 the call itself is wrong.`;

/**
 * The commands of `slipway`.
 *
 * @returns the program, and the exit code of what it ran
 */
export async function createProgram(io: CliIo): Promise<{
  readonly program: Command;
  readonly codeOf: () => number;
}> {
  const { Argument, Command: Program, Option } = await import('commander');
  let code = 0;
  const program = new Program('slipway')
    .description('Typed application configs to manifests and Applications')
    .version(version)
    .addHelpText('afterAll', EXIT_CODES)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err });

  /** Prints the document of a command that was asked for JSON, and keeps how it ended. */
  const finish = (
    command: string,
    { json }: CommonFlags,
    { document, ok }: CommandResult,
  ) => {
    code = ok ? 0 : 1;
    if (json) {
      io.out(`${JSON.stringify({ command, ok, ...document })}\n`);
    }
  };

  const bare = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--root <folder>', 'working copy of the GitOps repository', '.')
      .option('--json', 'one JSON document on standard output');

  const add = <F extends Flags = Flags>(
    name: string,
    description: string,
    run: (options: CliOptions, flags: F) => Promise<CommandResult>,
  ) =>
    bare(name, description)
      .argument('[applications...]', 'names; all when none is given')
      .option('-e, --environment <name...>', 'these environments only')
      .addOption(
        new Option('--mode <mode>', 'for environments without files yet')
          .choices(['cnoe', 'git'])
          .default('cnoe'),
      )
      .addOption(
        new Option(
          '--repository <url>',
          'address of the repository, for mode git',
        ).default('', 'none'),
      )
      .option('--branch <name>', 'its branch, for mode git', 'main')
      .option(
        '--chart-types <file>',
        'JavaScript module whose default export is called with the registry of chart types',
      )
      .action(async (names: readonly string[], flags: F) => {
        finish(
          name,
          flags,
          await run(await optionsOf(io, names, flags), flags),
        );
      });

  add('synth', 'write what the configs give', async (options, flags) => {
    if (flags.check && flags.watch) {
      throw new UsageError(
        '--check and --watch exclude each other; give one of them.',
      );
    }
    if (flags.check) {
      return check(options);
    }
    return flags.watch ? watch(options) : synth(options);
  })
    .option(
      '--check',
      'write nothing; fail when dist/ is not what it was made from',
    )
    .option('--watch', 'write again whenever a config changes');
  add('plan', 'print the waves of each Application', async options =>
    plan(options),
  );
  add('lint', 'print what the rules say', async options => lint(options));
  add('validate', 'read the configs and nothing else', async options =>
    validate(options),
  );
  add<ChartFlags>(
    'package',
    'package the manifests of one environment as a Helm chart',
    async (options, flags) => packageEnvironment(options, flags),
  )
    .requiredOption(
      '--chart-version <version>',
      'of the chart: 1.0.0, or 1.0.0-<run> in a pipeline',
    )
    .option('--name <name>', "of the chart; the application's when not given")
    .option('-o, --output <folder>', 'where the chart goes', '.')
    .option('--folder', 'write a folder instead of an archive');
  bare('import', 'take over Kubernetes YAML, or a central applications.ts')
    .argument(
      '<files...>',
      'YAML files, folders of them, or one applications.ts',
    )
    .option('--name <name>', 'of the application that YAML becomes')
    .option('--environment <name>', 'its first environment', 'dev')
    .option('--destination <cluster>', 'of that environment', 'in-cluster')
    .option(
      '--entity <ref>',
      'its catalog entity; component:default/<name> when not given',
    )
    .action(async (files: readonly string[], flags) => {
      finish(
        'import',
        flags,
        await importFiles({
          ...flags,
          repository: new GitopsRepository(resolve(flags.root)),
          files,
          print: printer(io, flags),
        }),
      );
    });
  bare('init', 'make a GitOps repository of a folder; overwrites nothing')
    .addOption(
      new Option('--ci <system>', 'whose pipeline file is written')
        .choices(['github', 'gitea', 'gitlab'])
        .default('github'),
    )
    .action(async (flags: CommonFlags & { readonly ci: CiSystem }) => {
      const repository = new GitopsRepository(resolve(flags.root));
      finish(
        'init',
        flags,
        await init({ repository, ci: flags.ci, print: printer(io, flags) }),
      );
    });
  bare('schema', 'print the JSON Schema of what a repository declares')
    .addArgument(
      new Argument('[kind]', 'of what')
        .choices(['application', ...PLATFORM_KINDS])
        .default('application'),
    )
    .action(async (kind: 'application' | PlatformKind, flags: CommonFlags) => {
      finish('schema', flags, schema(io, flags.json === true, kind));
    });
  return { program, codeOf: () => code };
}

/** With `--json` standard output is for the document alone. */
function printer(io: CliIo, { json }: CommonFlags): (line: string) => void {
  const write = json ? io.err : io.out;
  return line => write(`${line}\n`);
}

async function optionsOf(
  io: CliIo,
  names: readonly string[],
  flags: Flags,
): Promise<CliOptions> {
  if (flags.mode === 'git' && !flags.repository) {
    throw new UsageError(
      "mode git needs the repository's address; add --repository https://….",
    );
  }
  return {
    repository: new GitopsRepository(resolve(flags.root)),
    names,
    environments: flags.environment,
    mode: flags.mode,
    repositoryUrl: flags.repository,
    branch: flags.branch,
    chartTypes: await chartTypesOf(flags.chartTypes),
    io,
    print: printer(io, flags),
  };
}

/** The user's own code, in the user's own CI: the only place where any is run. */
async function chartTypesOf(
  file: string | undefined,
): Promise<ChartTypeRegistry> {
  const registry = defaultChartTypes();
  if (file) {
    const register = await registerOf(file);
    await register(registry);
  }
  return registry;
}

async function registerOf(
  file: string,
): Promise<(registry: ChartTypeRegistry) => unknown> {
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new UsageError(
      `there is no ${file}; give a JavaScript module to --chart-types.`,
    );
  }
  const { default: register } = await import(pathToFileURL(path).href);
  if (typeof register !== 'function') {
    throw new UsageError(
      `${file} has no function as its default export; write \`export default registry => registry.register(…)\`.`,
    );
  }
  return register;
}
