import { parse } from 'yaml';
import { chartBench } from '../../__testUtils__/chartBench';

const { generateChart } = chartBench;

const props = {
  repoURL: 'https://charts.example.com',
  chart: 'postgresql',
  version: '16.2.1',
};

function read(generated: ReturnType<typeof generateChart>, path: string) {
  return parse(generated.files.find(file => file.path === path)!.content);
}

describe('HelmRelease', () => {
  it('reads its values from the GitOps repository', () => {
    const generated = generateChart(
      'HelmRelease',
      {
        ...props,
        values: { a: { b: 1, c: 1 }, list: [1, 2] },
        releaseName: 'db',
        skipCrds: true,
      },
      { values: { a: { c: 2 }, list: [3] } },
      { mode: 'git' },
    );
    expect(read(generated, 'dist/shop-dev.yaml').spec.sources).toEqual([
      {
        repoURL: 'https://charts.example.com',
        chart: 'postgresql',
        targetRevision: '16.2.1',
        helm: {
          releaseName: 'db',
          skipCrds: true,
          valueFiles: ['$values/dist/shop-dev/values.yaml'],
        },
      },
      {
        repoURL: 'https://git.example.com/p/gitops',
        targetRevision: 'main',
        ref: 'values',
        path: 'dist/shop-dev/manifests',
      },
    ]);
    expect(read(generated, 'dist/shop-dev/values.yaml')).toEqual({
      a: { b: 1, c: 2 },
      list: [3],
    });
    expect(generated.applications[0].version).toBe('16.2.1');
    expect(generated.findings).toEqual([]);
  });

  it('has no manifests when there is nothing beside the chart', () => {
    const generated = generateChart('HelmRelease', {
      ...props,
      createNamespace: false,
    });
    expect(generated.files.map(({ path }) => path)).toEqual([
      'config/applications/shop.ts',
      'dist/shop-dev.yaml',
      'dist/shop-dev/generated.yaml',
      'dist/shop-dev/values.yaml',
    ]);
    const { sources, syncPolicy } = read(generated, 'dist/shop-dev.yaml').spec;
    expect(sources[1]).toEqual({
      repoURL: 'cnoe://shop-dev',
      targetRevision: 'HEAD',
      ref: 'values',
    });
    expect(syncPolicy.syncOptions).toContain('CreateNamespace=true');
  });

  it('keeps Secrets out of the values and ranges out of the version', () => {
    const { findings } = generateChart(
      'HelmRelease',
      {
        ...props,
        values: {
          extraDeploy: [
            { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } },
          ],
        },
      },
      { chartVersion: '^16.0.0' },
    );
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'no-secret',
        level: 'error',
        path: 'dist/shop-dev/values.yaml',
      }),
      expect.objectContaining({ rule: 'chart-version', level: 'warning' }),
    ]);
  });
});
