import { configDifferences, wavePlanMarkdown } from '@slipway/cdk8s';
import { GitopsRepositoryConfig } from '@slipway/plugin-gitops-node';
import { escapeMarkdown } from '../escapeMarkdown';
import { findingList } from '../findingList';
import { displacedLine } from '../generate/surroundings/displacedLine';
import { PlannedChange } from './planChange';

/** Nobody reads a longer value in a table. */
const LONGEST = 200;

/** What a pull request's description is made of. */
export interface ChangeSummaryOptions extends PlannedChange {
  readonly environment: string;
  readonly repository: GitopsRepositoryConfig;
  /** Entity ref of the user who asked for it. */
  readonly requestedBy?: string;
}

/** The description of the pull request that changes an application, as Markdown. */
export function changeSummary(options: ChangeSummaryOptions): string {
  const { after, environment, generated, others, requestedBy } = options;
  return [
    `Changes **${after.name}** (\`${after.entity}\`) in ${environment}${requestedBy ? `, asked for by \`${requestedBy}\`` : ''}.`,
    '## What changes',
    differenceTable(options),
    ...sharedNote(options),
    '## Waves',
    ...generated.applications.map(
      ({ name, order, plan }) =>
        `### ${name}\n\n${wavePlanMarkdown(plan, order).trimEnd()}`,
    ),
    ...(others && others.files.length + others.deletes.length > 0
      ? [
          '## What else changes',
          [
            ...others.displaced.map(displacedLine),
            ...others.files.map(({ path }) => `- \`${path}\``),
            ...others.deletes.map(path => `- \`${path}\` is removed`),
          ].join('\n'),
        ]
      : []),
    '## Findings',
    findingList([...generated.findings, ...(others?.brought ?? [])]),
    '## How to deploy',
    `Merge this pull request into \`${options.repository.branch}\`: Argo CD applies ${generated.applications.map(({ name }) => name).join(', ')} wave by wave. The component's page shows each wave as it runs.`,
  ].join('\n\n');
}

function differenceTable({ after, before }: PlannedChange): string {
  return [
    '| Field | Before | After |',
    '| --- | --- | --- |',
    ...configDifferences(before, after).map(
      difference =>
        `| ${escapeMarkdown(difference.path.join('.'))} | ${valueText(difference.before)} | ${valueText(difference.after)} |`,
    ),
  ].join('\n');
}

/** Environments may stand at different versions of the same file. */
function sharedNote({
  after,
  before,
  environment,
}: ChangeSummaryOptions): readonly string[] {
  const others = Object.keys(before.environments).filter(
    name => name !== environment,
  );
  const isShared = configDifferences(before, after).some(
    ({ path }) => !(path[0] === 'environments' && path[1] === environment),
  );
  return isShared && others.length > 0
    ? [
        `What is not of ${environment} alone takes effect there first. ${others.join(', ')} keep what they have until somebody brings the change there.`,
      ]
    : [];
}

function valueText(value: unknown): string {
  if (value === undefined) {
    return '–';
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return escapeMarkdown(
    text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
  );
}
