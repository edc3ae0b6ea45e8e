import { isCollection, isMap, isPair, isScalar, Node, Scalar } from 'yaml';
import { Findings } from './Findings';
import { LiteralFile } from './literalTemplates';
import { Manifest } from './Manifest';
import { nameProblem } from './nameProblem';
import { removedApi } from './removedApi';
import { ChartRuleName } from './chartRules';

const WAVE = 'argocd.argoproj.io/sync-wave';
const POLICY = 'helm.sh/resource-policy';
const WITH_SELECTOR = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'];

type Say = (rule: ChartRuleName, message: string) => void;

/** Checks finished manifests: type, name, waves that are integers in quotes, and objects that are there twice. */
export function lintManifests(
  literal: readonly LiteralFile[],
  findings: Findings,
): void {
  const seen = new Map<string, string>();
  for (const { path: file, documents, lineOf } of literal) {
    if (!/^(templates|crds)\//.test(file)) {
      continue;
    }
    for (const document of documents) {
      const { contents } = document;
      const isNothing =
        contents === null || (isScalar(contents) && contents.value === null);
      if (document.errors.length > 0 || isNothing) {
        continue;
      }
      const line = lineOf(contents.range[0]);
      const say: Say = (rule, message) =>
        findings.add(rule, { file, line }, message);
      const manifest = (isMap(contents) ? document.toJS() : {}) as Manifest;
      lintManifest(manifest, { say, seen, file });
      if (file.startsWith('crds/')) {
        lintDefinition(manifest, say);
      }
      if (file.startsWith('templates/') && endsInBlanks(contents)) {
        say(
          'trailing-blanks',
          'The document ends in a text whose last line breaks or blanks Helm would cut; write that text in double quotes.',
        );
      }
    }
  }
}

function lintManifest(
  manifest: Manifest,
  context: {
    readonly say: Say;
    readonly seen: Map<string, string>;
    readonly file: string;
  },
): void {
  const { say, seen, file } = context;
  const { apiVersion, kind, metadata, items } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    say(
      'manifest-type',
      'This is no Kubernetes object: apiVersion or kind is missing; add them.',
    );
    return;
  }
  if (kind.endsWith('List') && Array.isArray(items)) {
    for (const item of items as readonly (Manifest | null)[]) {
      if (item?.metadata?.annotations?.[POLICY] !== undefined) {
        say(
          'list-policy',
          `An item of this ${kind} carries ${POLICY}, which Helm ignores there; make a document of its own of it.`,
        );
      }
      lintManifest(item ?? {}, context);
    }
    return;
  }
  lintName(manifest, kind, say);
  const { name, namespace = '' } = metadata ?? {};
  const removed = removedApi(apiVersion, kind);
  if (removed) {
    say(
      'removed-api',
      `Kubernetes ${removed} has removed ${apiVersion} ${kind}; move to its successor.`,
    );
  }
  const selector = manifest.spec?.selector as
    Readonly<Record<string, unknown>> | null | undefined;
  if (
    WITH_SELECTOR.includes(kind) &&
    /^(apps|extensions)\//.test(apiVersion) &&
    !selector?.matchLabels &&
    !selector?.matchExpressions
  ) {
    say(
      'selector',
      `The ${kind} ${String(name)} has no selector with matchLabels or matchExpressions; add the labels of its pods.`,
    );
  }
  lintWave(manifest, say);
  const key = JSON.stringify([
    apiVersion.split('/').slice(0, -1).join('/'),
    kind,
    namespace,
    name,
  ]);
  const before = seen.get(key);
  if (name && before !== undefined) {
    say(
      'duplicate-object',
      `${kind} ${String(name)} is also in ${before}; keep one of them.`,
    );
  }
  seen.set(key, file);
}

function lintName({ metadata }: Manifest, kind: string, say: Say): void {
  const { name, generateName } = metadata ?? {};
  if (!name) {
    if (!generateName) {
      say('manifest-name', `The ${kind} has no name; give it one.`);
    }
    return;
  }
  const problem = nameProblem(kind, String(name));
  if (problem) {
    say(
      'name-format',
      `Kubernetes takes no ${kind} with the name "${String(name)}"; ${problem}.`,
    );
  }
}

function lintWave({ metadata, kind }: Manifest, say: Say): void {
  const wave = metadata?.annotations?.[WAVE];
  if (
    wave !== undefined &&
    !/^[+-]?\d+$/.test(typeof wave === 'string' ? wave : '')
  ) {
    say(
      'wave',
      `The wave ${JSON.stringify(wave)} of ${String(kind)} ${String(metadata?.name)} is no integer in quotes, so Argo CD would take 0; write it like "-10".`,
    );
  }
}

function lintDefinition({ apiVersion, kind }: Manifest, say: Say): void {
  if (
    !String(apiVersion).startsWith('apiextensions.k8s.io') ||
    kind !== 'CustomResourceDefinition'
  ) {
    say(
      'crd',
      `crds/ holds a ${String(kind)} of ${String(apiVersion)}, and Helm installs CustomResourceDefinitions only from there; move it to templates/.`,
    );
  }
}

// Helm trims each document, and a block scalar at its end keeps its blanks by nothing else.
function endsInBlanks(node: Node): boolean {
  if (isCollection(node)) {
    const last: unknown = node.items.at(-1);
    const value = isPair(last) ? last.value : last;
    return !node.flow && value !== null && endsInBlanks(value as Node);
  }
  return (
    isScalar(node) &&
    (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED) &&
    typeof node.value === 'string' &&
    /\s\n$|[ \t]$/.test(node.value)
  );
}
