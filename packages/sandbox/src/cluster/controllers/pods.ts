import { createHash } from 'node:crypto';
import { Manifest } from '@slipway/sync-waves';
import { read } from '../read';
import { ControllerContext, StoredObject } from './Controller';

const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** Lower-case letters and digits without vowels, as Kubernetes' own suffixes. */
function suffix(seed: string, length: number): string {
  const bytes = createHash('sha256').update(seed).digest();
  return Array.from(
    bytes.subarray(0, length),
    byte => SAFE[byte % SAFE.length],
  ).join('');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!read.isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/** What all controllers that make pods share. */
export const pods = {
  suffix,
  /** A short name for the content of a pod template: the same content, the same name. */
  hash: (template: unknown) =>
    suffix(JSON.stringify(sorted(template)) ?? '', 10),
  isReady: (pod: StoredObject) =>
    pod.deletingMs === undefined &&
    read.text(pod.object, 'status', 'phase') === 'Running' &&
    read.condition(pod.object, 'Ready')?.status === 'True',
  /** The living children of one kind, oldest first. */
  living: (owner: StoredObject, kind: string, context: ControllerContext) =>
    context
      .children(owner.uid)
      .filter(
        child => child.key.kind === kind && child.deletingMs === undefined,
      )
      .sort(
        (a, b) =>
          a.createdMs - b.createdMs || (a.key.name < b.key.name ? -1 : 1),
      ),
  /** Why no pod of this template can be made at all; such pods never show up. */
  refusal(
    namespace: string,
    template: unknown,
    context: ControllerContext,
  ): string | undefined {
    const account = read.text(template, 'spec', 'serviceAccountName');
    if (!account || account === 'default') return undefined;
    const key = { group: '', kind: 'ServiceAccount', namespace, name: account };
    return context.get(key)
      ? undefined
      : `error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`;
  },
  /** A pod of a template. */
  fromTemplate(
    owner: StoredObject,
    name: string,
    template: unknown,
    labels: Readonly<Record<string, string>>,
  ): Manifest {
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...read.record(template, 'metadata'),
        name,
        namespace: owner.key.namespace,
        labels: { ...read.record(template, 'metadata', 'labels'), ...labels },
      } as Manifest['metadata'],
      spec: {
        restartPolicy: 'Always',
        nodeName: 'node-0',
        ...read.record(template, 'spec'),
      },
    };
  },
};
