import { FieldsCollision } from './FieldsCollision';
import { Application } from '../objects/Application';

const value = (field: unknown) => field ?? null;

/** The paths that the list filter knows, below `items.`; all others are dropped without a word. */
const PATHS: Readonly<Record<string, (application: Application) => unknown>> = {
  'metadata.name': a => a.metadata.name,
  'metadata.namespace': a => a.metadata.namespace,
  'metadata.annotations': a => value(a.metadata.annotations),
  'metadata.labels': a => value(a.metadata.labels),
  'metadata.creationTimestamp': a => a.metadata.creationTimestamp,
  'metadata.deletionTimestamp': a => value(a.metadata.deletionTimestamp),
  spec: a => a.spec,
  'spec.destination': a => a.spec.destination,
  'spec.project': a => a.spec.project,
  'spec.source': a => value(a.spec.source),
  'spec.sources': a => value(a.spec.sources),
  'spec.sourceHydrator': () => null,
  'spec.syncPolicy': a => value(a.spec.syncPolicy),
  'status.summary': a => a.status.summary,
  'status.health': a => a.status.health,
  'status.resources': a => value(a.status.resources),
  'status.sourceHydrator': a => a.status.sourceHydrator,
  'status.sync.status': a => a.status.sync.status,
  'status.sync.revision': a => a.status.sync.revision ?? '',
  'status.operationState.phase': a => a.status.operationState?.phase,
  'status.operationState.startedAt': a => a.status.operationState?.startedAt,
  'status.operationState.finishedAt': a =>
    a.status.operationState && value(a.status.operationState.finishedAt),
  // Argo CD answers the result here, whatever the name says.
  'status.operationState.operation.sync': a =>
    a.status.operationState && value(a.status.operationState.syncResult),
  'operation.sync': a => a.operation?.sync,
};

function set(target: Record<string, unknown>, path: string, field: unknown) {
  const parts = path.split('.');
  const last = parts.pop()!;
  let node = target;
  for (const part of parts) {
    node[part] = node[part] ?? {};
    node = node[part] as Record<string, unknown>;
  }
  node[last] = field;
}

/**
 * The `fields` filter of the application list. An inverted filter, and `items.spec` beside one of its parts, end in the
 * server's famous 500 on a real 3.5 (the pair only sometimes there, always here).
 */
export function fieldsOfList(fields: string, item: Application): unknown {
  const wanted = fields
    .split(',')
    .map(field => field.trim())
    .filter(field => field.startsWith('items.'))
    .map(field => field.slice('items.'.length));
  const parts = wanted.some(field => field.startsWith('spec.'));
  if (fields.startsWith('-') || (wanted.includes('spec') && parts)) {
    throw new FieldsCollision();
  }
  const reduced: Record<string, unknown> = {};
  for (const path of wanted) {
    const field = PATHS[path]?.(item);
    if (field !== undefined) set(reduced, path, field);
  }
  return reduced;
}
