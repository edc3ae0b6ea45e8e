import { read } from '../read';
import { Controller, StoredObject } from './Controller';
import { rfc3339 } from '../../rfc3339';

/** Stand-in values: the simulator has no secret store behind it, and says so in what it writes. */
function dataOf(secret: StoredObject): Record<string, string> {
  const keys = read
    .list(secret.object, 'spec', 'data')
    .map(entry => read.text(entry, 'secretKey'))
    .filter(key => key !== undefined);
  return Object.fromEntries(
    (keys.length > 0 ? keys : ['value']).map(key => [
      key,
      Buffer.from(`simulated-${key}`).toString('base64'),
    ]),
  );
}

/** Makes the Secret of an ExternalSecret after a while and reports Ready. */
export const externalSecretController: Controller = (secret, context) => {
  const ready = read.condition(secret.object, 'Ready')?.status === 'True';
  const left = secret.createdMs + context.timings.statusReady - context.now();
  if (!ready && (left > 0 || context.readinessPaused)) {
    context.requeue(secret.uid, left);
    return;
  }
  context.create(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name:
          read.text(secret.object, 'spec', 'target', 'name') ?? secret.key.name,
        namespace: secret.key.namespace,
      },
      type: 'Opaque',
      data: dataOf(secret),
    },
    secret,
  );
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
