import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { check } from './check';
import { CliOptions } from './CliOptions';
import { GitopsRepository } from './GitopsRepository';
import { lint } from './lint';
import { plan } from './plan';
import { synth } from './synth';

interface Flags {
  readonly root: string;
  readonly environment?: readonly string[];
  readonly mode: 'cnoe' | 'git';
  readonly repository: string;
  readonly branch: string;
  readonly chartTypes?: string;
  readonly check?: boolean;
}

/**
 * The command line `slipway`. What is wrong with the input is printed as one sentence to standard error.
 *
 * @param argv - as `process.argv`
 * @returns the exit code
 * @public
 */
export async function runSlipway(argv: readonly string[]): Promise<number> {
  const { Command, Option } = await import('commander');
  const program = new Command('slipway')
    .description('Typed application configs to manifests and Applications')
    .version(version);
  let code = 0;

  const add = (
    name: string,
    description: string,
    run: (options: CliOptions, flags: Flags) => Promise<number>,
  ) =>
    program
      .command(name)
      .description(description)
      .argument('[applications...]', 'names; all when none is given')
      .option('--root <folder>', 'working copy of the GitOps repository', '.')
      .option('-e, --environment <name...>', 'these environments only')
      .addOption(
        new Option('--mode <mode>', 'for environments without files yet')
          .choices(['cnoe', 'git'])
          .default('cnoe'),
      )
      .option(
        '--repository <url>',
        'address of the repository, for mode git',
        '',
      )
      .option('--branch <name>', 'its branch, for mode git', 'main')
      .option(
        '--chart-types <file>',
        'JavaScript module whose default export is called with the registry of chart types',
      )
      .action(async (names: readonly string[], flags: Flags) => {
        code = await run(await optionsOf(names, flags), flags);
      });

  add('synth', 'write what the configs give', (options, flags) =>
    flags.check ? check(options) : synth(options),
  ).option(
    '--check',
    'write nothing; fail when dist/ is not what it was made from',
  );
  add('plan', 'print the waves of each Application', plan);
  add('lint', 'print what the rules say', lint);

  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`slipway: ${message}\n`);
    return 1;
  }
}

async function optionsOf(
  names: readonly string[],
  flags: Flags,
): Promise<CliOptions> {
  if (flags.mode === 'git' && !flags.repository) {
    throw new Error(
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
    print: line => process.stdout.write(`${line}\n`),
  };
}

/** The user's own code, in the user's own CI: the only place where any is run. */
async function chartTypesOf(
  file: string | undefined,
): Promise<ChartTypeRegistry> {
  const registry = defaultChartTypes();
  if (file) {
    const { default: register } = await import(
      pathToFileURL(resolve(file)).href
    );
    await register(registry);
  }
  return registry;
}
