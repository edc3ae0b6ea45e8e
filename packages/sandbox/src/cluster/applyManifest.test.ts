import { Manifest } from '@slipway/sync-waves';
import { ManualClock } from '../ManualClock';
import { AdministeredCluster } from './AdministeredCluster';
import { createSimulatedCluster } from './createSimulatedCluster';

const template = (labels: Record<string, string>) => ({
  metadata: { labels },
  spec: { containers: [{ name: 'main', image: 'web:1' }] },
});
const deployment = (
  selector: Record<string, string>,
  labels = selector,
): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: selector }, template: template(labels) },
});
const configMap = (metadata: Record<string, unknown>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata,
});

describe('applyManifest', () => {
  let cluster: AdministeredCluster;
  beforeEach(() => {
    cluster = createSimulatedCluster({
      name: 'dev',
      server: 'https://dev',
      clock: new ManualClock(),
    });
  });
  afterEach(() => cluster.stop());

  it.each<[string, Manifest, string | RegExp]>([
    [
      'a namespace that is not there',
      configMap({ name: 'a', namespace: 'nope' }),
      'namespaces "nope" not found',
    ],
    [
      'an unknown kind',
      {
        apiVersion: 'nope.example.com/v1',
        kind: 'Thing',
        metadata: { name: 'x' },
      },
      'failed to discover server resources for group version nope.example.com/v1: the server could not find the requested resource',
    ],
    [
      'a port that is none',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'bad' },
        spec: { ports: [{ port: 99999 }] },
      },
      'Service "bad" is invalid: [spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive, spec.ports[0].targetPort: Invalid value: 99999: must be between 1 and 65535, inclusive]',
    ],
    [
      'a bad name',
      configMap({ name: 'Bad_Name' }),
      /^ConfigMap "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain/,
    ],
    [
      'an annotation that is a number',
      configMap({
        name: 'a',
        annotations: { 'argocd.argoproj.io/sync-wave': 5 },
      }),
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ObjectMeta.metadata.annotations of type string',
    ],
    [
      'labels that the selector misses',
      deployment({ app: 'web' }, { app: 'other' }),
      'Deployment.apps "web" is invalid: spec.template.metadata.labels: Invalid value: {"app":"other"}: `selector` does not match template `labels`',
    ],
    [
      'a container without image',
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'j' },
        spec: { template: { spec: { containers: [{ name: 'main' }] } } },
      },
      'Job.batch "j" is invalid: spec.template.spec.containers[0].image: Required value',
    ],
  ])('refuses %s', (_, manifest, message) => {
    expect(() => cluster.apply(manifest)).toThrow(message);
    expect(() => cluster.apply(manifest, { dryRun: true })).toThrow(message);
  });

  it('refuses a new selector', () => {
    cluster.apply(deployment({ app: 'web' }));
    expect(() => cluster.apply(deployment({ app: 'b' }))).toThrow(
      'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"b"}}: field is immutable',
    );
  });

  it('takes a custom kind once its definition is there', () => {
    const thing = {
      apiVersion: 'nope.example.com/v1',
      kind: 'Thing',
      metadata: { name: 'x' },
    };
    cluster.apply({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.nope.example.com' },
      spec: {
        group: 'nope.example.com',
        scope: 'Cluster',
        names: { kind: 'Thing', plural: 'things' },
        versions: [{ name: 'v1', served: true }],
      },
    });
    expect(cluster.apply(thing).message).toBe(
      'thing.nope.example.com/x created',
    );
    expect(cluster.isClusterScoped('nope.example.com', 'Thing')).toBe(true);
  });

  it('removes what was applied and is gone, and keeps what others wrote', () => {
    const key = {
      group: '',
      kind: 'ConfigMap',
      namespace: 'default',
      name: 'a',
    };
    cluster.apply({
      ...configMap({ name: 'a' }),
      data: { one: '1', two: '2' },
    });
    cluster.edit(key, { data: { three: '3' } });
    cluster.apply({ ...configMap({ name: 'a' }), data: { one: '1' } });
    expect(cluster.get(key)?.object.data).toEqual({ one: '1', three: '3' });
    expect(cluster.get(key)?.applied.data).toEqual({ one: '1' });
  });

  it('changes nothing in a dry run', () => {
    expect(
      cluster.apply(configMap({ name: 'a' }), { dryRun: true }).outcome,
    ).toBe('created');
    expect(
      cluster.get({
        group: '',
        kind: 'ConfigMap',
        namespace: 'default',
        name: 'a',
      }),
    ).toBeUndefined();
  });
});
