import { Manifest } from '@slipway/sync-waves';
import { read } from '../read';
import { Controller, StoredObject } from './Controller';
import { rfc3339 } from '../../rfc3339';

/** Stand-in values: the simulator has no secret store behind it, and says so in what it writes. */
function dataOf(secret: StoredObject): Record<string, string> {
  const written = read.record(
    secret.object,
    'spec',
    'target',
    'template',
    'data',
  );
  const keys = read
    .list(secret.object, 'spec', 'data')
    .map(entry => read.text(entry, 'secretKey'))
    .filter(key => key !== undefined);
  const values =
    Object.keys(written).length > 0
      ? Object.entries(written)
      : (keys.length > 0 ? keys : ['value']).map(
          key => [key, '{{ }}'] as const,
        );
  return Object.fromEntries(
    values.map(([key, value]) => [
      key,
      Buffer.from(
        // A template takes its value from the store, anything else is what it says.
        String(value).includes('{{') ? `simulated-${key}` : String(value),
      ).toString('base64'),
    ]),
  );
}

/** The Secret as the template of the ExternalSecret wants it. */
function secretOf(secret: StoredObject): Manifest {
  const { target, template } = {
    target: read.record(secret.object, 'spec', 'target'),
    template: read.record(secret.object, 'spec', 'target', 'template'),
  };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      ...pick(read.record(template, 'metadata')),
      name: read.text(target, 'name') ?? secret.key.name,
      namespace: secret.key.namespace,
    },
    type: read.text(template, 'type') ?? 'Opaque',
    data: dataOf(secret),
  };
}

function pick({ annotations, labels }: Record<string, unknown>) {
  return {
    ...(labels ? { labels: labels as Record<string, string> } : {}),
    ...(annotations
      ? { annotations: annotations as Record<string, string> }
      : {}),
  };
}

/** Makes the Secret of an ExternalSecret after a while and reports Ready. */
export const externalSecretController: Controller = (secret, context) => {
  const ready = read.condition(secret.object, 'Ready')?.status === 'True';
  const left = secret.createdMs + context.timings.statusReady - context.now();
  if (!ready && (left > 0 || context.readinessPaused)) {
    context.requeue(secret.uid, left);
    return;
  }
  const wanted = secretOf(secret);
  context.create(wanted, secret);
  const { annotations, labels } = wanted.metadata;
  // The labels of a cluster's registration change with its addons.
  for (const { key, uid } of context.children(secret.uid)) {
    if (key.kind === 'Secret' && labels) {
      context.update(uid, object => ({
        ...object,
        metadata: {
          ...object.metadata,
          labels,
          ...(annotations && { annotations }),
        },
      }));
    }
  }
  context.setStatus(secret.uid, {
    refreshTime:
      read.text(secret.object, 'status', 'refreshTime') ??
      rfc3339(new Date(context.now())),
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'SecretSynced',
        message: 'secret synced',
      },
    ],
  });
};
