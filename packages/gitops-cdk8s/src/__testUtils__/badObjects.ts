type Fields = Readonly<Record<string, unknown>>;

const WAVE = 'argocd.argoproj.io/sync-wave';

function wave(value: number | string): Fields {
  return { [WAVE]: String(value) };
}

/** A container that no rule has anything to say about. */
function container(changes: Fields = {}): Fields {
  return {
    name: 'shop',
    image: 'acme/shop:1.0.0',
    resources: {
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { memory: '64Mi' },
    },
    securityContext: { allowPrivilegeEscalation: false },
    ...changes,
  };
}

/** A workload around one container, in the namespace shop. */
function workload(
  kind: string,
  {
    annotations,
    pod,
    spec,
    ...changes
  }: {
    readonly annotations?: Fields;
    readonly pod?: Fields;
    readonly spec?: Fields;
    readonly [field: string]: unknown;
  } = {},
): Fields {
  return {
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'shop', namespace: 'shop', annotations },
    spec: {
      ...spec,
      template: {
        metadata: { labels: { app: 'shop' } },
        spec: {
          securityContext: { runAsNonRoot: true },
          containers: [container(changes)],
          ...pod,
        },
      },
    },
  };
}

function object(
  apiVersion: string,
  kind: string,
  annotations: Fields | undefined,
  fields: Fields = {},
): Fields {
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'shop',
      namespace: kind === 'Namespace' ? undefined : 'shop',
      annotations,
    },
    ...fields,
  };
}

/** Objects for tests of the rules. */
export const badObjects = { container, object, wave, workload } as const;
