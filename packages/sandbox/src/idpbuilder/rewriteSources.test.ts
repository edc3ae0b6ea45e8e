import { rewriteSources } from './rewriteSources';

const rewrite = (spec: Record<string, unknown>) =>
  rewriteSources({
    file: 'dist/shop-dev.yaml',
    manifest: { kind: 'Application', spec },
    applicationName: 'shop-dev',
    buildName: 'localdev',
    cloneUrl: repository => `http://git/giteaAdmin/${repository}.git`,
  });
const URL = 'http://git/giteaAdmin/idpbuilder-localdev-shop-dev-manifests.git';

describe('rewriteSources', () => {
  it('replaces the address of a source by that of its repository', () => {
    expect(
      rewrite({ source: { repoURL: 'cnoe://shop-dev/manifests', path: '.' } }),
    ).toEqual({
      manifest: {
        kind: 'Application',
        spec: { source: { repoURL: URL, path: '.' } },
      },
      sources: [
        {
          folder: 'dist/shop-dev/manifests',
          repository: 'idpbuilder-localdev-shop-dev-manifests',
        },
      ],
    });
  });

  it('looks into all sources and into valuesObject, and nowhere else', () => {
    const { manifest, sources } = rewrite({
      sources: [
        {
          repoURL: 'https://charts',
          chart: 'x',
          helm: {
            values: 'a: cnoe://b',
            valuesObject: { list: [{ repo: 'cnoe://../other/' }] },
          },
        },
        { repoURL: 'cnoe://shop-dev/manifests', ref: 'values' },
      ],
    });
    expect(manifest).toEqual({
      kind: 'Application',
      spec: {
        sources: [
          {
            repoURL: 'https://charts',
            chart: 'x',
            helm: {
              values: 'a: cnoe://b',
              valuesObject: {
                list: [
                  {
                    repo: 'http://git/giteaAdmin/idpbuilder-localdev-shop-dev-other.git',
                  },
                ],
              },
            },
          },
          { repoURL: URL, ref: 'values' },
        ],
      },
    });
    expect(sources.map(({ folder }) => folder)).toEqual([
      'other',
      'dist/shop-dev/manifests',
    ]);
  });

  it('leaves other addresses alone', () => {
    const spec = { source: { repoURL: 'https://git/x', path: 'a' } };
    expect(rewrite(spec)).toEqual({
      manifest: { kind: 'Application', spec },
      sources: [],
    });
  });

  it('refuses a folder outside of the repository', () => {
    expect(() => rewrite({ source: { repoURL: 'cnoe://../../etc' } })).toThrow(
      'dist/shop-dev.yaml: cnoe://../../etc leads out of the repository',
    );
  });
});
