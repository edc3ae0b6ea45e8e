import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Chart, packageChart } from '@slipway/helm-chart';
import { ApplicationFile } from '../cli/ApplicationFile';
import { CliOptions } from '../cli/CliOptions';
import { CommandResult } from '../cli/CommandResult';
import { errorDocument } from '../cli/errorDocument';
import { generateRepository } from '../cli/generateRepository';
import { loadApplications } from '../cli/loadApplications';
import { printErrors } from '../cli/printErrors';
import { printFindings } from '../cli/printFindings';
import { UsageError } from '../cli/UsageError';
import { withSettings } from '../cli/withSettings';
import { withPromotedVersions } from '../kargo/withPromotedVersions';
import {
  generationRecordPath,
  readGenerationRecord,
} from '../package/generationRecord';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { chartOfEnvironment } from './chartOfEnvironment';
import { targetRevisionOf } from './targetRevisionOf';

/** What `slipway package` is told. */
export interface PackageFlags {
  readonly output: string;
  readonly chartVersion: string;
  /** @defaultValue the application's name */
  readonly name?: string;
  /** A folder instead of an archive. */
  readonly folder?: boolean;
}

/** `slipway package`: the manifests of one environment as a Helm chart. */
export async function packageEnvironment(
  options: CliOptions,
  flags: PackageFlags,
): Promise<CommandResult> {
  const { environments, names, print, repository } = options;
  if (names.length !== 1 || environments?.length !== 1) {
    throw new UsageError(
      'a chart is made of one environment of one application; call it like `slipway package shop --environment production --chart-version 1.0.0-42`.',
    );
  }
  const loaded = loadApplications(repository, names);
  const files = loaded.files.map(file =>
    asPromoted(file, environments[0], repository),
  );
  const made = generateRepository(files, withSettings(options));
  const errors = [...loaded.errors, ...made.errors];
  const [environment] = made.environments;
  const findings = environment?.generated.findings ?? [];
  printErrors(errors, print);
  if (printFindings(findings, print) || errors.length > 0) {
    return {
      ok: false,
      document: { errors: errors.map(errorDocument), findings },
    };
  }
  if (!environment) {
    throw new UsageError(
      `${names[0]} has no environment "${environments[0]}"; use one of ${Object.keys(loaded.files[0].config.environments).join(', ')}.`,
    );
  }
  const chart = chartOfEnvironment(environment.generated, {
    name: flags.name ?? names[0],
    version: flags.chartVersion,
  });
  const path = await write(chart, flags);
  const targetRevision = targetRevisionOf(flags.chartVersion);
  print(`${path}: written`);
  print(
    `Argo CD follows its later versions with targetRevision: ${targetRevision}`,
  );
  return {
    ok: true,
    document: {
      errors: [],
      findings,
      path,
      version: flags.chartVersion,
      targetRevision,
    },
  };
}

/** A chart has no kustomization, so what Kargo promoted has to be in the manifests. */
function asPromoted(
  file: ApplicationFile,
  environment: string,
  repository: RepositoryFiles,
): ApplicationFile {
  const { config } = file;
  const path = generationRecordPath(`${config.name}-${environment}`);
  const record = readGenerationRecord(repository.read(path) ?? '');
  return {
    ...file,
    config: withPromotedVersions(config, { [environment]: record }),
  };
}

async function write(
  chart: Chart,
  { folder, output }: PackageFlags,
): Promise<string> {
  const target = resolve(output);
  if (folder) {
    const root = join(target, chart.metadata.name);
    for (const { content, path } of chart.files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return root;
  }
  const { bytes, fileName } = await packageChart(chart);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, fileName), bytes);
  return join(target, fileName);
}
