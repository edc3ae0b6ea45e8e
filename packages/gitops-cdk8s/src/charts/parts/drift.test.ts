import { serverWrittenFields } from '../../argocd/serverWrittenFields';
import { chartBench } from '../../__testUtils__/chartBench';

const { generateChart, objectsOf } = chartBench;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an API server adds to an object whose author leaves a field out: the `default` of the CustomResourceDefinitions of
 * the Gateway API 1.6 and External Secrets 2.9. A rule names a place (`*` for each item of a list) and what is put there.
 */
const DEFAULTS: Readonly<
  Record<string, readonly (readonly [string, Fields])[]>
> = {
  HTTPRoute: [
    ['spec', { rules: [{}] }],
    [
      'spec.parentRefs.*',
      { group: 'gateway.networking.k8s.io', kind: 'Gateway' },
    ],
    [
      'spec.rules.*',
      { matches: [{ path: { type: 'PathPrefix', value: '/' } }] },
    ],
    ['spec.rules.*.matches.*', { path: { type: 'PathPrefix', value: '/' } }],
    ['spec.rules.*.matches.*.path', { type: 'PathPrefix', value: '/' }],
    ['spec.rules.*.backendRefs.*', { group: '', kind: 'Service', weight: 1 }],
    ['spec.rules.*.filters.*.requestRedirect', { statusCode: 302 }],
  ],
  ReferenceGrant: [],
  // Not `nullBytePolicy`, which operators before 2.3 refuse: Argo CD is told to pass over it, see below.
  ExternalSecret: [
    ['spec', { refreshInterval: '1h0m0s' }],
    ['spec.secretStoreRef', { kind: 'SecretStore' }],
    ['spec.target', { creationPolicy: 'Owner', deletionPolicy: 'Retain' }],
    ['spec.target.template', { engineVersion: 'v2', mergePolicy: 'Replace' }],
    [
      'spec.data.*.remoteRef',
      {
        conversionStrategy: 'Default',
        decodingStrategy: 'None',
        metadataPolicy: 'None',
      },
    ],
  ],
};

/** An object as a server with these defaults stores it. */
function stored(
  value: unknown,
  rules: readonly (readonly [string, Fields])[],
): unknown {
  return rules.reduce(
    (result, [path, defaults]) => put(result, path.split('.'), defaults),
    value,
  );
}

function put(
  value: unknown,
  [part, ...rest]: readonly string[],
  defaults: Fields,
): unknown {
  if (part === undefined) {
    return value === undefined
      ? undefined
      : { ...defaults, ...(value as Fields) };
  }
  if (part === '*') {
    return (value as readonly unknown[] | undefined)?.map(item =>
      put(item, rest, defaults),
    );
  }
  const fields = value as Fields | undefined;
  return fields?.[part] === undefined
    ? fields
    : { ...fields, [part]: put(fields[part], rest, defaults) };
}

/** As `del` of jq, for names and `[]?`. */
function without(value: unknown, [part, ...rest]: readonly string[]): unknown {
  const name = part.replace('[]?', '');
  const fields = value as Fields | undefined;
  if (fields?.[name] === undefined) {
    return value;
  }
  const { [name]: inner, ...others } = fields;
  if (rest.length === 0) {
    return others;
  }
  return {
    ...fields,
    [name]: part.endsWith('[]?')
      ? (inner as readonly unknown[]).map(item => without(item, rest))
      : without(inner, rest),
  };
}

const key = { key: 'a', property: 'b' };
const store = { name: 'vault' };
const objects = objectsOf(
  generateChart('WebService', {
    port: 80,
    secrets: { store, keys: { A: key } },
    registry: { host: 'ghcr.io', store, username: key, password: key },
    httpRoute: {
      host: 'shop.example.com',
      gateway: { name: 'public', sectionName: 'https' },
      redirectFrom: 'http',
      namespace: 'gateways',
    },
  }),
).filter(({ kind }) => kind in DEFAULTS);

describe('what a server with defaults stores', () => {
  it.each(
    objects.map(object => [object.kind, object.metadata.name, object] as const),
  )('is what is written: %s %s', (kind, _, object) => {
    expect(stored(object, DEFAULTS[kind])).toEqual(object);
  });

  it('was looked at for every kind', () => {
    expect([...new Set(objects.map(({ kind }) => kind))].sort()).toEqual(
      Object.keys(DEFAULTS).sort(),
    );
  });

  it('would differ if a default were left out', () => {
    const [route] = objects.filter(({ kind }) => kind === 'HTTPRoute');
    const { rules } = route.spec as { readonly rules: readonly Fields[] };
    const [{ matches, ...rule }] = rules;
    expect(matches).toBeDefined();
    const shorter = {
      ...route,
      spec: { ...(route.spec as Fields), rules: [rule] },
    };
    expect(stored(shorter, DEFAULTS.HTTPRoute)).not.toEqual(shorter);
  });

  it('differs by nothing that Argo CD counts, where the operator adds what older ones refuse', () => {
    const secret = objects.find(({ kind }) => kind === 'ExternalSecret')!;
    const added = stored(secret, [
      ['spec.data.*.remoteRef', { nullBytePolicy: 'Ignore' }],
    ]);
    expect(added).not.toEqual(secret);
    const [{ jqPathExpressions, ...what }, ...others] = serverWrittenFields([
      secret,
    ]);
    expect([what, others]).toEqual([
      { group: 'external-secrets.io', kind: 'ExternalSecret' },
      [],
    ]);
    expect(
      jqPathExpressions.reduce(
        (value, path) => without(value, path.split('.').slice(1)),
        added,
      ),
    ).toEqual(secret);
  });

  it('is looked at where somebody wrote it, or where there is no such object', () => {
    expect(
      serverWrittenFields([
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          metadata: { name: 'a' },
          spec: { data: [{ remoteRef: { key: 'a', nullBytePolicy: 'Fail' } }] },
        },
      ]),
    ).toEqual([]);
    expect(
      serverWrittenFields(objects.filter(({ kind }) => kind === 'HTTPRoute')),
    ).toEqual([]);
  });
});
