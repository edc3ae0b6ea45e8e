import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitHost } from '../git-host/createGitHost';
import { GitHost } from '../git-host/GitHost';
import { runGit } from '../render/git/runGit';
import { listen, ListeningService } from '../server/listen';
import { createIdpBuilder, IdpBuilder } from './createIdpBuilder';

const GITOPS = { owner: 'platform', name: 'gitops' };
const COPY = {
  owner: 'giteaAdmin',
  name: 'idpbuilder-localdev-shop-dev-manifests',
};
const author = { name: 'Jane', email: 'jane@example.com' };
const application = (extra = '') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: shop-dev\nspec:\n  project: default\n  source: {repoURL: 'cnoe://shop-dev/manifests', path: .}\n${extra}`;
const configMap = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

describe('createIdpBuilder', () => {
  let folder: string;
  let gitHost: GitHost;
  let listening: ListeningService;
  let builder: IdpBuilder;
  let calls: {
    apply: [unknown, unknown][];
    remove: string[];
    refresh: string[];
  };
  const errors: string[] = [];

  const start = async () => {
    builder = createIdpBuilder({
      gitHost,
      repository: GITOPS,
      stateFile: join(folder, 'applied.json'),
      logger: {
        info: () => {},
        warn: () => {},
        debug: () => {},
        error: message => errors.push(message),
      },
      argocd: {
        applyApplication: async (manifest, last) => {
          calls.apply.push([manifest, last]);
        },
        deleteApplication: async name => {
          calls.remove.push(name);
        },
        refreshForRepository: async url => {
          calls.refresh.push(url);
        },
      },
    });
    await builder.start();
  };
  const push = async (
    files: Record<string, string | undefined>,
    message = 'change',
  ) => {
    await gitHost.commitFiles({
      ...GITOPS,
      branch: 'main',
      files: Object.entries(files).map(([path, content]) => ({
        path,
        content,
      })),
      message,
      author,
    });
    // The host tells of a push in its own time.
    for (let turn = 0; turn < 20; turn++)
      await new Promise(resolve => setImmediate(resolve));
    await builder.settled();
  };
  const tree = async (
    repository: { owner: string; name: string },
    revision: string,
  ) =>
    (
      await runGit([
        '--git-dir',
        gitHost.repositoryPath(repository.owner, repository.name),
        'rev-parse',
        revision,
      ])
    ).stdout.trim();

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'idpbuilder-'));
    calls = { apply: [], remove: [], refresh: [] };
    errors.length = 0;
    gitHost = createGitHost({
      dataDir: join(folder, 'git'),
      logger: {
        info: () => {},
        warn: () => {},
        debug: () => {},
        error: () => {},
      },
      admin: { username: 'giteaAdmin', password: 'secret', token: 'token' },
    });
    listening = await listen(gitHost, { host: '127.0.0.1', port: 0 });
    await gitHost.ensureRepository({ ...GITOPS, defaultBranch: 'main' });
    await start();
  });

  afterEach(async () => {
    await builder.stop();
    await listening.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes the Application of a package appear, its folder copied as the same tree', async () => {
    await push({
      'dist/shop-dev.yaml': application(),
      'dist/shop-dev/manifests/a.yaml': configMap('a'),
      'README.md': 'x',
    });
    expect(calls.apply).toEqual([
      [
        expect.objectContaining({
          spec: {
            project: 'default',
            source: {
              repoURL: gitHost.cloneUrl(COPY.owner, COPY.name),
              path: '.',
            },
          },
        }),
        undefined,
      ],
    ]);
    expect(await tree(COPY, 'main^{tree}')).toBe(
      await tree(GITOPS, 'main:dist/shop-dev/manifests'),
    );
    expect(calls.refresh).toContain(gitHost.cloneUrl(COPY.owner, COPY.name));
  });

  it('copies changes and removals, and does not apply the Application again', async () => {
    await push({
      'dist/shop-dev.yaml': application(),
      'dist/shop-dev/manifests/a.yaml': configMap('a'),
      'dist/shop-dev/manifests/b.yaml': configMap('b'),
    });
    calls.refresh.length = 0;
    await push({
      'dist/shop-dev/manifests/a.yaml': configMap('c'),
      'dist/shop-dev/manifests/b.yaml': undefined,
    });
    expect(calls.apply).toHaveLength(1);
    expect(await gitHost.listFiles(COPY.owner, COPY.name, 'main')).toEqual([
      'a.yaml',
    ]);
    expect(await tree(COPY, 'main^{tree}')).toBe(
      await tree(GITOPS, 'main:dist/shop-dev/manifests'),
    );
    expect(calls.refresh).toContain(gitHost.cloneUrl(COPY.owner, COPY.name));
  });

  it('tells what it applied last when a package changes', async () => {
    await push({
      'dist/shop-dev.yaml': application(),
      'dist/shop-dev/manifests/a.yaml': configMap('a'),
    });
    await push({
      'dist/shop-dev.yaml': application('  revisionHistoryLimit: 3\n'),
    });
    expect(calls.apply[1]).toEqual([
      expect.objectContaining({
        spec: expect.objectContaining({ revisionHistoryLimit: 3 }),
      }),
      calls.apply[0][0],
    ]);
  });

  it('removes the Application of a package that is gone', async () => {
    await push({
      'dist/shop-dev.yaml': application(),
      'dist/shop-dev/manifests/a.yaml': configMap('a'),
    });
    await push({ 'dist/shop-dev.yaml': undefined });
    expect(calls.remove).toEqual(['shop-dev']);
  });

  it('applies nothing again after a restart, and catches up with what it missed', async () => {
    await push({
      'dist/shop-dev.yaml': application(),
      'dist/shop-dev/manifests/a.yaml': configMap('a'),
    });
    await builder.stop();
    await push({
      'dist/other.yaml': application().replaceAll('shop-dev', 'other'),
      'dist/other/manifests/a.yaml': configMap('a'),
    });
    await start();
    expect(calls.apply.map(([manifest]) => manifest)).toMatchObject([
      { metadata: { name: 'shop-dev' } },
      { metadata: { name: 'other' } },
    ]);
  });

  it('goes on past a package that it cannot read, and says which', async () => {
    await push({
      'dist/a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: Bad_Name}\nspec: {}\n',
      'dist/notes.yaml': 'just: text\n',
      'dist/shop-dev.yaml': application(),
      'dist/shop-dev/manifests/a.yaml': configMap('a'),
    });
    expect(errors).toEqual([
      expect.stringMatching(
        /^dist\/a\.yaml was not applied: metadata\.name of the Application is not what it should be/,
      ),
    ]);
    expect(calls.apply).toHaveLength(1);
  });

  it('leaves other branches alone', async () => {
    await push({ 'README.md': 'x' });
    await gitHost.commitFiles({
      ...GITOPS,
      branch: 'feature',
      files: [{ path: 'dist/shop-dev.yaml', content: application() }],
      message: 'x',
      author,
    });
    for (let turn = 0; turn < 20; turn++)
      await new Promise(resolve => setImmediate(resolve));
    await builder.settled();
    expect(calls.apply).toEqual([]);
  });
});
