import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  checkChart,
  CheckChartOptions,
  packageChart,
  versionFromGitTag,
} from '@slipway/helm-chart';
import { readSourceFolder } from '@slipway/plugin-gitops-node';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { inOneSentence } from '../inOneSentence';
import { examples } from './createPackageAction.examples';
import { packageSchema } from './packageSchema';

/**
 * The action `gitops:chart:package`: lints a chart, or a folder of rendered manifests, and packs it into the workspace.
 * Nothing in it is run. The same files give the same archive.
 *
 * @public
 */
export function createPackageAction(
  options: {
    /** `gitops.charts.lint`: whether a real helm checks charts too. */
    readonly chartLint?: CheckChartOptions;
  } = {},
) {
  return createTemplateAction({
    id: 'gitops:chart:package',
    description:
      'Lints a Helm chart, or a folder of rendered manifests, and packages it reproducibly into the workspace',
    examples,
    supportsDryRun: true,
    schema: packageSchema,
    handler: ctx =>
      inOneSentence(async () => {
        const { input, logger, workspacePath } = ctx;
        const version = versionOf(input);
        const chart = await readSourceFolder(
          resolveSafeChildPath(workspacePath, input.sourcePath || '.'),
          { chart: input.chart ?? '', version, appVersion: input.appVersion },
        );
        const { name } = chart.metadata;
        if (input.chart && input.chart !== name) {
          throw new InputError(
            `The chart is called '${name}', not '${input.chart}'. Change its Chart.yaml, or leave 'chart' out.`,
          );
        }
        const findings = await checkChart(chart, options.chartLint);
        const lines = findings.map(({ file, line, level, message }) =>
          [level, [file, line].filter(Boolean).join(':'), message].join(': '),
        );
        lines.forEach(line => logger.info(line));
        const error = findings.findIndex(({ level }) => level === 'error');
        if (error >= 0) {
          throw new InputError(`The chart is not packaged: ${lines[error]}`);
        }
        const made = await packageChart(chart, {
          version,
          appVersion: input.appVersion,
        });
        const folder = resolveSafeChildPath(
          workspacePath,
          input.outputPath || '.charts',
        );
        await mkdir(folder, { recursive: true });
        const file = join(folder, made.fileName);
        await writeFile(file, made.bytes);
        logger.info(
          `${made.fileName}, ${made.bytes.length} bytes, ${made.digest}`,
        );
        ctx.output('archivePath', relative(workspacePath, file));
        ctx.output('chart', name);
        ctx.output('version', made.metadata.version);
        ctx.output('digest', made.digest);
        ctx.output(
          'warnings',
          lines.filter((_, i) => findings[i].level === 'warning'),
        );
      }),
  });
}

function versionOf(input: {
  readonly version?: string;
  readonly gitTag?: string;
}): string | undefined {
  if (!input.gitTag) return input.version || undefined;
  const version = versionFromGitTag(input.gitTag);
  if (input.version && input.version !== version) {
    throw new InputError(
      `The version '${input.version}' is not the one of the tag '${input.gitTag}'. Give one of the two.`,
    );
  }
  return version;
}
