/** A kind that no cluster of the sandbox knows at first. */
export const queueKind = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'queues.queues.example.com' },
  spec: {
    group: 'queues.example.com',
    scope: 'Namespaced',
    names: { kind: 'Queue', plural: 'queues', singular: 'queue' },
    versions: [{ name: 'v1', served: true, storage: true }],
  },
};
