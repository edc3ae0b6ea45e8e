import { platformBench } from '../__testUtils__/platformBench';
import { gitBlobId } from '../package/generationRecord';
import { planRepositoryChange } from './planRepositoryChange';
import { RemoteRepository } from './RemoteRepository';

const { declaration, repository } = platformBench;

function remote(files: Readonly<Record<string, string>>): RemoteRepository {
  return {
    list: folder =>
      Object.keys(files).filter(path => path.startsWith(`${folder}/`)),
    blobOf: path =>
      Object.hasOwn(files, path) ? gitBlobId(files[path]) : undefined,
    read: async paths =>
      Object.fromEntries(
        paths.flatMap(path =>
          Object.hasOwn(files, path) ? [[path, files[path]]] : [],
        ),
      ),
  };
}

function plan(
  files: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>>,
) {
  return planRepositoryChange({
    before: remote(files),
    changes: Object.entries(changes).map(([path, content]) => ({
      path,
      content,
    })),
    mode: 'git',
    repository,
  });
}

function cluster(name: string): Readonly<Record<string, string>> {
  return {
    [`config/clusters/${name}.ts`]: declaration('defineCluster', {
      name,
      role: 'vcluster',
      environment: 'dev',
      credentials: { store: { name: 'vault' }, key: name },
    }),
  };
}

function reads(files: readonly { path: string }[]): readonly string[] {
  return files.map(({ path }) => path);
}

describe('planRepositoryChange', () => {
  it('gives what differs, and nothing when it is there', async () => {
    const first = await plan({}, cluster('one'));
    expect(first.before?.platform.files).toEqual([]);
    expect(reads(first.files)).toEqual([
      'dist/platform.yaml',
      'dist/platform/generated.yaml',
      'dist/platform/manifests/ExternalSecret.cluster-one.k8s.yaml',
      'dist/platform/manifests/kustomization.yaml',
    ]);
    expect(first.plans.map(({ name }) => name)).toEqual(['platform']);
    const there = {
      ...cluster('one'),
      ...Object.fromEntries(
        first.files.map(({ content, path }) => [path, content]),
      ),
    };
    const again = await plan(there, cluster('one'));
    expect(again).toMatchObject({ files: [], deletes: [], plans: [] });
    const second = await plan(there, cluster('two'));
    expect(reads(second.files)).not.toContain(
      'dist/platform/manifests/ExternalSecret.cluster-one.k8s.yaml',
    );
  });

  it('tells apart what a change brings and what was wrong before', async () => {
    const request = (name: string) => ({
      [`config/requests/${name}.ts`]: declaration('defineRequest', {
        name,
        schema: `${name}.yaml`,
        spec: {},
      }),
    });
    const { brought, platform } = await plan(request('one'), request('two'));
    expect(platform.findings).toHaveLength(2);
    expect(brought).toEqual([
      expect.objectContaining({ path: 'config/requests/two.ts' }),
    ]);
  });

  it('is how a repository that cannot be read is mended', async () => {
    const path = 'config/clusters/one.ts';
    const { before, files } = await plan(
      { [path]: 'export default 1;' },
      cluster('one'),
    );
    expect(before).toBeUndefined();
    expect(files).toHaveLength(4);
    await expect(
      plan(cluster('one'), { [path]: 'export default 1;' }),
    ).rejects.toThrow('config/clusters/one.ts:1');
  });
});
