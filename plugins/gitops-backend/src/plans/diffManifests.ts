import { ResourceChange } from '@slipway/plugin-gitops-common';
import { Manifest, resourceKeyOf, waveOf } from '@slipway/sync-waves';
import { structuredPatch } from 'diff';
import { stringify } from 'yaml';
import { maskSecrets } from './maskSecrets';

const CONTEXT_LINES = 3;

/**
 * What changes between two sets of rendered objects, in the order of their waves, as unified lines of YAML.
 *
 * @param namespace - Where objects without a namespace go.
 */
export function diffManifests(
  from: readonly Manifest[],
  to: readonly Manifest[],
  namespace: string | undefined,
): ResourceChange[] {
  const before = byKey(from, namespace);
  const after = byKey(to, namespace);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .flatMap(key => changeOf(before.get(key), after.get(key), namespace))
    .sort(
      (a, b) =>
        a.wave - b.wave ||
        a.kind.localeCompare(b.kind) ||
        a.name.localeCompare(b.name),
    );
}

function changeOf(
  before: Manifest | undefined,
  after: Manifest | undefined,
  namespace: string | undefined,
): ResourceChange[] {
  const old = before ? toYaml(before) : '';
  const next = after ? toYaml(after) : '';
  const manifest = after ?? before;
  if (old === next || !manifest) return [];
  const key = resourceKeyOf(manifest, { defaultNamespace: namespace });
  const { hunks } = structuredPatch('', '', old, next, '', '', {
    context: CONTEXT_LINES,
  });
  let action: ResourceChange['action'] = 'update';
  if (!before) action = 'create';
  else if (!after) action = 'delete';
  return [
    {
      kind: key.kind,
      name: key.name,
      namespace: key.namespace,
      wave: waveOf(manifest),
      action,
      lines: hunks.flatMap((hunk, index) => [
        ...(index ? [' …'] : []),
        ...hunk.lines.filter(line => !line.startsWith('\\')),
      ]),
    },
  ];
}

function byKey(manifests: readonly Manifest[], namespace: string | undefined) {
  return new Map(
    manifests.map(manifest => {
      const key = resourceKeyOf(manifest, { defaultNamespace: namespace });
      return [
        [key.group, key.kind, key.namespace, key.name].join('|'),
        manifest,
      ];
    }),
  );
}

function toYaml(manifest: Manifest): string {
  return stringify(withoutTracking(maskSecrets(manifest)), {
    sortMapEntries: true,
    lineWidth: 0,
  });
}

/** Argo CD's own mark on each object says nothing about a change. */
function withoutTracking(manifest: Manifest): Manifest {
  const { annotations, ...metadata } = manifest.metadata;
  const kept = Object.entries(annotations ?? {}).filter(
    ([key]) => key !== 'argocd.argoproj.io/tracking-id',
  );
  return {
    ...manifest,
    metadata: {
      ...metadata,
      ...(kept.length && { annotations: Object.fromEntries(kept) }),
    },
  };
}
