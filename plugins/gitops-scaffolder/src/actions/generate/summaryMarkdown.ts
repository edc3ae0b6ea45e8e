import {
  ApplicationConfig,
  GeneratedApplication,
  wavePlanMarkdown,
} from '@slipway/cdk8s';
import { GitopsRepositoryConfig } from '@slipway/plugin-gitops-node';
import { escapeMarkdown } from '../escapeMarkdown';
import { findingList } from '../findingList';
import { displacedLine } from './surroundings/displacedLine';
import { Surroundings } from './surroundings/Surroundings';

/** What a pull request's description is made of. */
export interface SummaryOptions {
  readonly config: ApplicationConfig;
  readonly generated: GeneratedApplication;
  readonly repository: GitopsRepositoryConfig;
  /** What else the pull request changes. */
  readonly surroundings?: Surroundings;
  /** Entity ref of the user who asked for it. */
  readonly requestedBy?: string;
}

/** The description of the pull request that adds an application, as Markdown. */
export function summaryMarkdown(options: SummaryOptions): string {
  const { config, generated, requestedBy } = options;
  return [
    `Adds **${config.name}** (\`${config.entity}\`)${requestedBy ? `, asked for by \`${requestedBy}\`` : ''}.`,
    config.description ? escapeMarkdown(config.description) : undefined,
    '## Environments',
    environmentTable(config, generated),
    '## Waves',
    ...generated.applications.map(
      ({ name, order, plan }) =>
        `### ${name}\n\n${wavePlanMarkdown(plan, order).trimEnd()}`,
    ),
    ...surroundingsList(options.surroundings),
    '## Findings',
    findingList([
      ...generated.findings,
      ...(options.surroundings?.findings ?? []),
    ]),
    '## How to deploy',
    deployText(options),
  ]
    .filter(part => part !== undefined)
    .join('\n\n');
}

function environmentTable(
  config: ApplicationConfig,
  { applications }: GeneratedApplication,
): string {
  const rows = applications.map(({ environment, name, version }) => {
    const target = config.environments[environment];
    const namespace = target.namespace ?? config.namespace;
    return `| ${environment} | \`${name}\` | ${target.destination} | ${namespace} | ${version ? `\`${version}\`` : '–'} |`;
  });
  return [
    '| Environment | Application | Destination | Namespace | Version |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function surroundingsList(
  surroundings: Surroundings | undefined,
): readonly string[] {
  if (
    !surroundings ||
    surroundings.files.length + surroundings.deletes.length === 0
  ) {
    return [];
  }
  const { deletes, displaced, files } = surroundings;
  return [
    '## What else changes',
    [
      ...displaced.map(displacedLine),
      ...files.map(({ path }) => `- \`${path}\``),
      ...deletes.map(path => `- \`${path}\` is removed`),
    ].join('\n'),
  ];
}

function deployText({ generated, repository }: SummaryOptions): string {
  const names = generated.applications.map(({ name }) => name).join(', ');
  const step =
    repository.mode === 'cnoe'
      ? 'idpbuilder takes the packages below `dist/` up (`idpbuilder create --package dist/` where it does not run all the time)'
      : 'whatever applies the Applications below `dist/` takes them up';
  return `Merge this pull request into \`${repository.branch}\`: ${step}, and Argo CD applies ${names} wave by wave. The component's page shows each wave as it runs.`;
}
