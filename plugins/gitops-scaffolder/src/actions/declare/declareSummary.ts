import {
  orderMarkdown,
  PlatformKind,
  RepositoryChange,
  wavePlanMarkdown,
} from '@slipway/cdk8s';
import { GitopsRepositoryConfig } from '@slipway/plugin-gitops-node';
import { displacedLine } from '../generate/surroundings/displacedLine';
import { findingList } from '../findingList';

/** What a pull request's description is made of. */
export interface DeclareSummaryOptions {
  readonly kind: PlatformKind;
  /** Undefined for the settings. */
  readonly name: string | undefined;
  /** The file of the declaration, and what becomes of it. */
  readonly path: string;
  readonly outcome: 'new' | 'changed' | 'as it was';
  readonly change: RepositoryChange;
  /** Declarations that earlier steps of the template have written. */
  readonly others: readonly string[];
  readonly repository: GitopsRepositoryConfig;
  /** Entity ref of the user who asked for it. */
  readonly requestedBy?: string;
}

const NOUNS: Readonly<Record<PlatformKind, string>> = {
  addon: 'addon',
  applicationSet: 'ApplicationSet',
  cluster: 'cluster',
  platform: 'settings of the repository',
  project: 'project',
  promise: 'Promise',
  request: 'request',
};

const VERBS = {
  new: 'Adds',
  changed: 'Changes',
  'as it was': 'Keeps',
} as const;

/** The description of the pull request that declares something, as Markdown. */
export function declareSummary({
  change,
  kind,
  name,
  others,
  outcome,
  path,
  repository,
  requestedBy,
}: DeclareSummaryOptions): string {
  const order = kind === 'platform' ? orderMarkdown(change.platform.order) : '';
  const what = `the ${NOUNS[kind]}${name === undefined ? '' : ` **${name}**`}`;
  return [
    `${VERBS[outcome]} ${what}${requestedBy ? `, asked for by \`${requestedBy}\`` : ''}.`,
    '## What changes',
    [
      `- \`${path}\` is ${outcome}`,
      ...others.map(file => `- \`${file}\``),
      ...change.displaced.map(displacedLine),
      ...change.files.map(file => `- \`${file.path}\``),
      ...change.deletes.map(file => `- \`${file}\` is removed`),
    ].join('\n'),
    ...(change.plans.length > 0 ? ['## Waves'] : []),
    ...change.plans.map(
      one => `### ${one.name}\n\n${wavePlanMarkdown(one.plan).trimEnd()}`,
    ),
    ...(order ? ['## Order of the applications', order.trimEnd()] : []),
    '## Findings',
    findingList(change.brought),
    '## How it gets there',
    placeText(change, repository),
  ].join('\n\n');
}

function placeText(
  { plans }: RepositoryChange,
  { branch, mode }: GitopsRepositoryConfig,
): string {
  if (plans.length === 0) {
    return `Merge this pull request into \`${branch}\`. No package of the platform gets other objects.`;
  }
  const names = plans.map(({ name }) => name).join(', ');
  const step =
    mode === 'cnoe'
      ? 'idpbuilder takes the packages below `dist/` up'
      : 'once `dist/platform.yaml` and its like have been applied, Argo CD follows them';
  return `Merge this pull request into \`${branch}\`: ${step}, and Argo CD applies ${names} wave by wave.`;
}
