import {
  LiveChild,
  LiveOperation,
  LiveResource,
  LiveResult,
} from '../types/LiveOperation';

// Short makers of live objects for tests: one operation that started at START, in the namespace `shop`.

export const START = '2026-01-01T10:00:00Z';
export const at = (seconds: number) =>
  new Date(Date.parse(START) + seconds * 1000);
export const iso = (seconds: number) => at(seconds).toISOString();
const OLD = '2025-12-01T00:00:00Z';

const GROUPS: Readonly<Record<string, string>> = {
  Deployment: 'apps',
  Job: 'batch',
};
export const key = (kind: string, name: string) => ({
  group: GROUPS[kind] ?? '',
  kind,
  namespace: kind === 'Namespace' ? '' : 'shop',
  name,
});
export const resource = (
  kind: string,
  name: string,
  rest: Partial<LiveResource> = {},
): LiveResource => ({
  ...key(kind, name),
  sync: 'Synced',
  createdAt: OLD,
  resourceVersion: '1',
  ...rest,
});
export const result = (
  kind: string,
  name: string,
  rest: Partial<LiveResult> = {},
): LiveResult => ({
  ...key(kind, name),
  syncPhase: 'Sync',
  status: 'Synced',
  hookPhase: 'Running',
  ...rest,
});
export const pod = (
  name: string,
  ready: boolean,
  reason = 'Running',
  rest: Partial<LiveChild> = {},
): LiveChild => ({
  ...key('Pod', name),
  health: ready ? 'Healthy' : 'Progressing',
  info: [
    { name: 'Status Reason', value: reason },
    { name: 'Containers', value: ready ? '1/1' : '0/1' },
  ],
  ...rest,
});
export const replicaSet = (
  name: string,
  revision: number,
  createdAt = OLD,
): LiveChild => ({
  ...key('ReplicaSet', name),
  group: 'apps',
  info: [{ name: 'Revision', value: `Rev:${revision}` }],
  createdAt,
});
export const running = (
  resources: LiveResource[],
  results: LiveResult[] = [],
): LiveOperation => ({
  phase: 'Running',
  startedAt: START,
  results,
  resources,
});
