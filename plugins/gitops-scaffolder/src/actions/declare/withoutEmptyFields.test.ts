import { PlatformKind, platformJsonSchemas } from '@slipway/cdk8s';
import { withoutEmptyFields } from './withoutEmptyFields';

describe('withoutEmptyFields', () => {
  it.each<[string, PlatformKind, object, object]>([
    [
      'what a form sends for fields that nobody filled in',
      'cluster',
      {
        name: 'media',
        role: 'vcluster',
        server: '',
        labels: {},
        namespaces: [],
        project: null,
        credentials: { store: { name: 'vault' }, key: '', apiVersion: '' },
      },
      {
        name: 'media',
        role: 'vcluster',
        credentials: { store: { name: 'vault' }, key: '' },
      },
    ],
    [
      'no list that would allow nothing, and none that has to be there',
      'project',
      {
        clusterResources: { allow: [{ group: '', kind: 'Namespace' }] },
        namespaceResources: { allow: [], deny: [] },
        roles: [{ name: 'ops', groups: [], permissions: [] }],
      },
      {
        clusterResources: { allow: [{ kind: 'Namespace' }] },
        roles: [{ name: 'ops', permissions: [] }],
      },
    ],
    [
      'nothing of what belongs to a chart or to a request',
      'addon',
      {
        source: { type: 'git', path: 'addons', revision: '', chart: '' },
        values: { tolerations: [], name: '', nothing: {} },
      },
      {
        source: { type: 'git', path: 'addons' },
        values: { tolerations: [], name: '', nothing: {} },
      },
    ],
    [
      'no field of an unknown name',
      'request',
      { lables: {}, spec: { size: '', list: [] } },
      { lables: {}, spec: { size: '', list: [] } },
    ],
  ])('drops %s', (_, kind, value, expected) => {
    expect(withoutEmptyFields(value, platformJsonSchemas()[kind])).toEqual(
      expected,
    );
  });
});
