import { Application } from '../objects/Application';
import { emptyStatus } from '../objects/emptyStatus';
import { metadataOf } from '../testing/metadataOf';
import { FieldsCollision } from './FieldsCollision';
import { fieldsOfList } from './fieldsOfList';
import { labelSelector } from './labelSelector';
import { matchPath } from './matchPath';
import { pathSegments } from './pathSegments';
import { pickFields } from './pickFields';

const item: Application = {
  metadata: metadataOf('shop'),
  spec: {
    project: 'default',
    destination: {},
    sources: [{ repoURL: 'r', path: '.' }],
  },
  status: emptyStatus(),
};

describe('fieldsOfList', () => {
  it.each([
    ['items.metadata.name', { metadata: { name: 'shop' } }],
    ['items.metadata.labels', { metadata: { labels: null } }],
    ['items.spec.source', { spec: { source: null } }],
    ['items.status.sync.revision', { status: { sync: { revision: '' } } }],
    ['items.status.history,items.metadata.uid', {}],
    ['items.operation.sync,items.status.operationState.phase', {}],
  ])('reduces to %s', (fields, reduced) => {
    expect(fieldsOfList(fields, item)).toEqual(reduced);
  });

  it.each(['-items.status', 'items.spec,items.spec.project'])(
    'breaks on %s',
    fields => {
      expect(() => fieldsOfList(fields, item)).toThrow(FieldsCollision);
    },
  );
});

describe('pickFields', () => {
  const value = { result: { type: 'ADDED', list: [{ a: 1, b: 2 }, { b: 3 }] } };
  it.each([
    [null, value],
    ['result.type', { result: { type: 'ADDED' } }],
    ['result.list.a', { result: { list: [{ a: 1 }, {}] } }],
    ['-result.list', { result: { type: 'ADDED' } }],
    ['-result.list.a,result.type', { result: { list: [{ b: 2 }, { b: 3 }] } }],
  ])('with %s', (fields, picked) => {
    expect(pickFields(value, fields)).toEqual(picked);
  });
});

describe('labelSelector', () => {
  const labels = { app: 'web', 'slipway.dev/env': 'dev' };
  it.each([
    ['', true],
    ['app=web', true],
    ['app==web,slipway.dev/env!=prod', true],
    ['app!=web', false],
    ['slipway.dev/env in (dev, staging)', true],
    ['slipway.dev/env notin (dev)', false],
    ['app', true],
    ['!app', false],
  ])('reads %s', (text, fits) => {
    expect(labelSelector(text)(labels)).toBe(fits);
  });
});

describe('paths', () => {
  it.each([
    ['/api/v1/applications/a', '/api/v1/applications/:name', { name: 'a' }],
    ['/api/v1/applications/', '/api/v1/applications/:name', { name: '' }],
    ['/api/v1/applications/a%2Fb', '/api/v1/applications/:name', undefined],
    [
      '/api/v1/clusters/https%3A%2F%2Fa',
      '/api/v1/clusters/:id',
      { id: 'https://a' },
    ],
    ['/can-i/x/p/a', '/can-i/:what/**', { what: 'x', rest: 'p/a' }],
    ['/api/%E0%A4%A', '/api/:name', undefined],
  ])('%s by %s', (path, pattern, params) => {
    const segments = pathSegments(path);
    expect(segments && matchPath(pattern, segments)).toEqual(params);
  });
});
