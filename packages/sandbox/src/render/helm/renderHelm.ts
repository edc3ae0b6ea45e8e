import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Manifest } from '@slipway/sync-waves';
import { stringify } from 'yaml';
import { manifestsOf } from '../manifestsOf';
import { HelmSourceOptions, RenderError } from '../SourceRenderer';
import { Tool } from '../tools/RenderTools';
import { runTool } from '../tools/runTool';
import { plainChart } from './plainChart';

/** What Argo CD tells helm of the cluster, as far as charts ask for it. */
const API_VERSIONS = [
  'v1',
  'apps/v1',
  'batch/v1',
  'autoscaling/v2',
  'networking.k8s.io/v1',
  'networking.k8s.io/v1/Ingress',
  'policy/v1',
  'gateway.networking.k8s.io/v1',
  'external-secrets.io/v1',
  'monitoring.coreos.com/v1',
];

/** Settings of {@link renderHelm}. */
export interface RenderHelmOptions {
  /** Folder of the chart. */
  readonly folder: string;
  readonly releaseName: string;
  readonly namespace: string;
  readonly helm?: HelmSourceOptions;
  /** Finds a value file; undefined when it is not there. */
  readonly valueFile: (name: string) => string | undefined;
  readonly tool?: Tool;
}

const escapeSet = (value: string) => value.replace(/[\\,]/g, '\\$&');

function valueFileArguments(options: RenderHelmOptions): readonly string[] {
  return (options.helm?.valueFiles ?? []).flatMap(name => {
    const path = options.valueFile(name);
    if (path) return ['--values', path];
    if (options.helm?.ignoreMissingValueFiles) return [];
    throw new RenderError(
      `error resolving value file ${name}: failed to execute helm template command: \`helm template . --name-template ${options.releaseName}\` failed exit status 1: Error: open <path to cached source>/${name}: no such file or directory`,
    );
  });
}

function argumentsOf(
  options: RenderHelmOptions,
  inlineValues: string | undefined,
): readonly string[] {
  const { helm } = options;
  return [
    'template',
    '.',
    '--name-template',
    options.releaseName,
    '--namespace',
    options.namespace,
    '--kube-version',
    '1.36.1',
    ...(helm?.parameters ?? []).flatMap(({ name, value, forceString }) => [
      forceString ? '--set-string' : '--set',
      `${name}=${escapeSet(value)}`,
    ]),
    ...valueFileArguments(options),
    ...(inlineValues ? ['--values', inlineValues] : []),
    ...API_VERSIONS.flatMap(version => ['--api-versions', version]),
    ...(helm?.skipCrds ? [] : ['--include-crds']),
  ];
}

/** Renders a chart the way Argo CD calls helm: `helm template` with the release name, namespace, values and parameters. */
export async function renderHelm(
  options: RenderHelmOptions,
): Promise<readonly Manifest[]> {
  const { helm } = options;
  if (!options.tool) return plainChart(options.folder);
  const inline = helm?.valuesObject
    ? stringify(helm.valuesObject)
    : helm?.values;
  const folder = inline
    ? mkdtempSync(join(tmpdir(), 'helm-values-'))
    : undefined;
  try {
    const file = folder && join(folder, 'values.yaml');
    if (file && inline) writeFileSync(file, inline);
    const result = await runTool(options.tool, argumentsOf(options, file), {
      cwd: options.folder,
    });
    if (result.exitCode !== 0) {
      throw new RenderError(
        `failed to execute helm template command: failed to get command args to log: \`helm template . --name-template ${options.releaseName} --namespace ${options.namespace}${helm?.skipCrds ? '' : ' --include-crds'}\` failed exit status 1: ${result.stderr}`,
      );
    }
    return manifestsOf(result.stdout);
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
