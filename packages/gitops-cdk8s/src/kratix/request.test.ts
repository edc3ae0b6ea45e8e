import { parse } from 'yaml';
import { platformBench } from '../__testUtils__/platformBench';
import { requestBench } from '../__testUtils__/requestBench';
import { RequestConfig } from './RequestConfig';

const { declaration, fixtureTexts, generate } = platformBench;
const { ask, messages } = requestBench;

const PROMISE = 'promises/vcluster/promise.yaml';
const texts = fixtureTexts();
const VCLUSTER = 'config/requests/vcluster-media.ts';

/** The worked example, with a change in its text. */
function vcluster(from: string, to: string) {
  expect(texts[VCLUSTER]).toContain(from);
  return generate({
    [PROMISE]: texts[PROMISE],
    [VCLUSTER]: texts[VCLUSTER].replace(from, to),
  });
}

describe('requests', () => {
  it('make the custom object of a virtual cluster from its Promise', () => {
    const { files, findings } = generate({
      [PROMISE]: texts[PROMISE],
      [VCLUSTER]: texts[VCLUSTER],
    });
    expect(findings).toEqual([]);
    const made = parse(
      files.find(({ path }) => path.includes('VClusterOrchestrator'))!.content,
    );
    expect(made).toMatchObject({
      apiVersion: 'platform.example.org/v1alpha1',
      kind: 'VClusterOrchestrator',
      metadata: { name: 'vcluster-media', namespace: 'platform-requests' },
      spec: {
        vcluster: { preset: 'prod', replicas: 3 },
        exposure: { hostname: 'media.example.org', apiPort: 443 },
      },
    });
    expect(files.map(({ path }) => path)).toContain(
      'dist/platform-requests/manifests/Namespace.platform-requests.k8s.yaml',
    );
  });

  it.each([
    [
      "preset: 'prod'",
      "preset: 'production'",
      'spec.vcluster.preset is "production", which is none of "dev", "prod".',
    ],
    [
      'replicas: 3',
      "replicas: '3'",
      'spec.vcluster.replicas is "3", which is no integer.',
    ],
    [
      'replicas: 3',
      'replicas: 0',
      'spec.vcluster.replicas is 0, which must be >= 1.',
    ],
    [
      'replicas: 3',
      'replicaz: 3',
      'spec.vcluster.replicaz is no field of VClusterOrchestrator (the nearest known is "replicas").',
    ],
    [
      "name: 'vcluster-media',\n    target",
      'target',
      'spec.name is missing, and VClusterOrchestrator needs it.',
    ],
    [
      "name: 'vcluster-media',\n    target",
      "name: 'Media',\n    target",
      'spec.name is "Media", which must match pattern',
    ],
    [
      "'letsencrypt'",
      '5',
      'spec.integrations.certManager.clusterIssuerSelectorLabels.example.org/cluster-issuer is 5, which is no string.',
    ],
  ])('say what does not fit: %s', (from, to, message) => {
    expect(messages(vcluster(from, to))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it.each([
    ['port by number', 'apiPort: 443', "apiPort: '443'"],
    [
      'nothing where nothing may be',
      'apiPort: 443',
      "apiPort: 443, vip: '10.0.0.1'",
    ],
    [
      'whatever where it is kept',
      "k8sVersion: 'v1.34.3'",
      'helmOverrides: { any: { thing: [1] } }',
    ],
  ])('take a %s', (_, from, to) => {
    expect(messages(vcluster(from, to))).toEqual([]);
  });

  it.each<[string, Partial<RequestConfig>, string]>([
    [
      'a version that is not served',
      { version: 'v1beta1' },
      'does not serve the version v1beta1 of Thing; it serves v1',
    ],
    [
      'a file that is not there',
      { schema: 'crds/other.yaml' },
      'one names crds/other.yaml, and the repository has no such file.',
    ],
    [
      'a file that is something else',
      { schema: 'config/requests/one.ts' },
      'the repository has no such file|is neither a Promise',
    ],
  ])('report %s', (_, changes, message) => {
    expect(messages(ask({}, {}, changes))[0]).toMatch(new RegExp(message));
  });

  it('report a schema that is no YAML', () => {
    const files = {
      'x.yaml': '{{',
      'config/requests/one.ts': declaration('defineRequest', {
        name: 'one',
        schema: 'x.yaml',
        spec: {},
      }),
    };
    expect(messages(generate(files))).toEqual([
      expect.stringContaining(
        'is neither a Promise nor a CustomResourceDefinition',
      ),
    ]);
  });

  it.each(['/etc/passwd.yaml', '../x.yaml', 'a/../../x.yaml', 'x.json'])(
    'refuse the path %s',
    schema => {
      expect(() => ask({}, {}, { schema })).toThrow(
        'is no file of the repository',
      );
    },
  );

  it('carry their annotations where the controller looks, beside the spec', () => {
    const { files } = ask(
      { properties: { annotations: { type: 'object' } } },
      {},
      { annotations: { 'example.org/refresh': '2' } },
    );
    const { metadata, spec } = parse(
      files.find(({ path }) => path.includes('Thing.one'))!.content,
    );
    expect(metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options':
        'Prune=confirm,SkipDryRunOnMissingResource=true',
      'example.org/refresh': '2',
    });
    expect(spec).toEqual({});
  });

  it('hold no Secret, not even inside', () => {
    const spec = {
      a: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' } },
    };
    const keeps = {
      properties: {
        a: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    };
    expect(ask(keeps, spec).findings).toEqual([
      expect.objectContaining({
        rule: 'no-secret',
        level: 'error',
        object: 'Thing/one',
      }),
    ]);
  });
});
