import { sourceKind } from './sourceKind';

describe('sourceKind', () => {
  it.each([
    [{ repoURL: 'http://localhost:1/a/b.git', path: '.' }, 'git'],
    [{ repoURL: 'http://localhost:2', chart: 'web' }, 'helm'],
    [{ repoURL: 'localhost:3/charts', chart: 'web' }, 'helm-oci'],
    [{ repoURL: 'registry.example.com/charts', chart: 'web' }, 'helm-oci'],
    [{ repoURL: 'oci://localhost:3/charts/web', path: '.' }, 'oci'],
  ] as const)('%o is %s', (source, kind) => {
    expect(sourceKind(source)).toBe(kind);
  });

  it('cannot read an address and port without scheme', () => {
    expect(() =>
      sourceKind({ repoURL: '127.0.0.1:5000/charts', chart: 'web' }),
    ).toThrow(
      'parse "127.0.0.1:5000/charts": first path segment in URL cannot contain colon',
    );
  });
});
