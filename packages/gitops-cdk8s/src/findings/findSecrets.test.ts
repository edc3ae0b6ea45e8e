import { findSecrets } from './findSecrets';

const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'token' },
  stringData: { token: 'abc' },
};

describe('findSecrets', () => {
  it.each<[string, unknown, string]>([
    ['an object', secret, ''],
    [
      'an item of a List',
      { kind: 'List', apiVersion: 'v1', items: [secret] },
      'items.0',
    ],
    ['a Secret without metadata', { kind: 'Secret', data: {} }, ''],
    ['spaces around the kind', { ...secret, kind: ' Secret ' }, ''],
    ['a SecretList', { kind: 'SecretList', apiVersion: 'v1', items: [] }, ''],
    [
      'an embedded object',
      { kind: 'Promise', spec: { dependencies: [secret] } },
      'spec.dependencies.0',
    ],
    [
      'YAML in a ConfigMap',
      {
        kind: 'ConfigMap',
        data: {
          'a.yaml':
            'a: 1\n---\nkind:  "Secret" # here\napiVersion: v1\nmetadata: {name: token}\n',
        },
      },
      'data.a.yaml',
    ],
    [
      'JSON in a ConfigMap',
      {
        kind: 'ConfigMap',
        data: { json: JSON.stringify({ items: [secret] }) },
      },
      'data.json.items.0',
    ],
    [
      'a manifest in a manifest in a text',
      {
        kind: 'ConfigMap',
        data: { x: JSON.stringify({ data: { y: JSON.stringify(secret) } }) },
      },
      'data.x.data.y',
    ],
    [
      'a kind in small letters',
      { apiVersion: 'v1', kind: 'secret', data: {} },
      '',
    ],
    [
      'a kind that is spelt by escapes',
      {
        kind: 'ConfigMap',
        data: { a: '{"kind":"\\u0053ecret","apiVersion":"v1","data":{}}' },
      },
      'data.a',
    ],
    [
      'one beside a document that is no YAML',
      {
        kind: 'ConfigMap',
        data: {
          a: 'a: *nobody\n---\nkind: Secret\napiVersion: v1\ndata: {}\n',
        },
      },
      'data.a',
    ],
  ])('finds %s', (_, value, path) => {
    expect(findSecrets(value).map(found => found.path)).toEqual([path]);
  });

  it.each<[string, unknown]>([
    ['a reference', { kind: 'Issuer', ref: { kind: 'Secret', name: 'token' } }],
    [
      'an ExternalSecret',
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: {},
      },
    ],
    [
      'a sealed secret',
      {
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
        metadata: {},
      },
    ],
    ['a Secret of another group', { ...secret, apiVersion: 'example.com/v1' }],
    [
      'a sentence',
      { kind: 'ConfigMap', data: { text: 'kind: Secret is a kind' } },
    ],
    ['broken YAML', { kind: 'ConfigMap', data: { text: '{{ Secret' } }],
    ['nothing', undefined],
  ])('lets %s pass', (_, value) => {
    expect(findSecrets(value)).toEqual([]);
  });
});
