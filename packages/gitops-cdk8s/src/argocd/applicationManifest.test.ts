import { parse } from 'yaml';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import { platformBench } from '../__testUtils__/platformBench';
import { validateModels } from '../__testUtils__/validateModels';

const { application, repository } = platformBench;

function make(
  changes: Partial<ApplicationConfig>,
  mode: 'cnoe' | 'git' = 'git',
) {
  const { files } = generateApplication({
    config: application('shop', changes),
    mode,
    repository,
  });
  return parse(
    files.find(({ path }) => path === 'dist/shop-dev.yaml')!.content,
  );
}

const chart = (repoURL: string): Partial<ApplicationConfig> => ({
  chart: undefined,
  delivery: {
    type: 'chart',
    repoURL,
    chart: 'shop',
    version: '1.2.0',
    values: { a: 1 },
  },
});

describe('Applications', () => {
  it('read from Git, a chart repository, OCI by Helm and OCI by Argo CD', () => {
    const all = [
      make({}),
      make({}, 'cnoe'),
      make(chart('https://charts.example.com')),
      make(chart('registry.example.com/charts')),
      make(chart('oci://registry.example.com/charts')),
    ];
    expect(validateModels(all)).toEqual([]);
    expect(all.map(({ spec }) => spec.source)).toEqual([
      {
        repoURL: repository.url,
        path: 'dist/shop-dev/manifests',
        targetRevision: 'main',
      },
      {
        repoURL: 'cnoe://shop-dev/manifests',
        path: '.',
        targetRevision: 'HEAD',
      },
      {
        repoURL: 'https://charts.example.com',
        chart: 'shop',
        targetRevision: '1.2.0',
        helm: { valuesObject: { a: 1 } },
      },
      {
        repoURL: 'registry.example.com/charts',
        chart: 'shop',
        targetRevision: '1.2.0',
        helm: { valuesObject: { a: 1 } },
      },
      {
        repoURL: 'oci://registry.example.com/charts/shop',
        path: '.',
        targetRevision: '1.2.0',
        helm: { valuesObject: { a: 1 } },
      },
    ]);
  });

  it('have one destination, by name or by address', () => {
    const to = (destination: string) =>
      make({ environments: { dev: { destination } } }).spec.destination;
    expect(to('media')).toEqual({ name: 'media', namespace: 'shop' });
    expect(to('https://media.example.org:6443')).toEqual({
      server: 'https://media.example.org:6443',
      namespace: 'shop',
    });
  });

  it('leave alone what others write, by pointers that are some', () => {
    const ignoreDifferences = [
      { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] },
      { kind: 'ConfigMap', name: 'x', jqPathExpressions: ['.data.a'] },
    ];
    const object = make({ argocd: { ignoreDifferences } });
    expect(validateModels([object])).toEqual([]);
    expect(object.spec.ignoreDifferences).toEqual(ignoreDifferences);
  });

  it.each([
    [
      { kind: 'Deployment', jsonPointers: ['*'] },
      'argocd.ignoreDifferences.0.jsonPointers.0 is "*", which is no JSON pointer; begin it with "/", like /spec/replicas.',
    ],
    [
      { kind: 'Deployment', jsonPointers: ['spec/replicas'] },
      'which is no JSON pointer',
    ],
    [
      { kind: 'Deployment', jsonPointers: ['/a~2b'] },
      'which is no JSON pointer',
    ],
    [
      { kind: 'Deployment' },
      'which has neither jsonPointers nor jqPathExpressions',
    ],
  ])('refuse %j', (difference, message) => {
    expect(() =>
      parseApplicationConfig(
        JSON.parse(
          JSON.stringify(
            application('shop', {
              argocd: { ignoreDifferences: [difference] },
            }),
          ),
        ),
      ),
    ).toThrow(message);
  });
});
