import { Manifest, ResourceKey } from '@slipway/sync-waves';
import { mergeApplied } from './mergeApplied';
import { read } from './read';
import { refuseInvalid } from './refuseInvalid';

const SELECTING = new Set(['Deployment', 'DaemonSet', 'ReplicaSet']);
const STATEFUL_SET_MAY_CHANGE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

function changed(before: Manifest, after: Manifest, ...path: string[]) {
  return !mergeApplied.equal(read.at(before, ...path), read.at(after, ...path));
}

/** Refuses a change of a field that can only be set once. */
export function validateUpdate(
  before: Manifest,
  after: Manifest,
  key: ResourceKey,
): void {
  const causes: string[] = [];
  const immutable = (...path: string[]) => {
    if (changed(before, after, ...path)) {
      causes.push(
        `${path.join('.')}: Invalid value: ${JSON.stringify(read.at(after, ...path))}: field is immutable`,
      );
    }
  };
  if (key.group === 'apps' && SELECTING.has(key.kind)) {
    immutable('spec', 'selector');
  }
  if (key.group === 'batch' && key.kind === 'Job')
    immutable('spec', 'template');
  if (key.group === 'apps' && key.kind === 'StatefulSet') {
    const fixed = (manifest: Manifest) =>
      Object.fromEntries(
        Object.entries(read.record(manifest, 'spec')).filter(
          ([name]) => !STATEFUL_SET_MAY_CHANGE.includes(name),
        ),
      );
    if (!mergeApplied.equal(fixed(before), fixed(after))) {
      causes.push(
        `spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden`,
      );
    }
  }
  if (
    key.group === '' &&
    ['ConfigMap', 'Secret'].includes(key.kind) &&
    before.immutable === true &&
    changed(before, after, 'data')
  ) {
    causes.push('data: Forbidden: field is immutable when `immutable` is set');
  }
  refuseInvalid(key, causes);
}
