import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createChartMuseum } from '../chartmuseum/createChartMuseum';
import { packChart } from '../seed/packChart';
import { listen, ListeningService } from '../server/listen';
import { createSourceRenderer } from './createSourceRenderer';
import { ApplicationSource, SourceRenderer } from './SourceRenderer';

const logger = {
  info: () => {},
  warn: () => {},
  error: () => {},
  debug: () => {},
};
const configMap = (name: string, extra = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${extra}`;
const NOWHERE = '0000000000000000000000000000000000000001';

describe('createSourceRenderer', () => {
  let folder: string;
  let repository: string;
  let museum: ListeningService;
  let renderer: SourceRenderer;
  let first: string;
  let second: string;

  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        repository,
        '-c',
        'user.name=Jane',
        '-c',
        'user.email=jane@example.com',
        ...args,
      ],
      { stdio: 'pipe' },
    )
      .toString()
      .trim();
  const commit = (files: Record<string, string>, message: string) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(repository, path)), { recursive: true });
      writeFileSync(join(repository, path), content);
    }
    git('add', '-A');
    git(
      '-c',
      'commit.gpgsign=false',
      'commit',
      '-q',
      '--date=2026-01-05T08:00:00Z',
      '-m',
      message,
    );
    return git('rev-parse', 'HEAD');
  };
  const context = (...sources: ApplicationSource[]) => ({
    applicationName: 'web',
    namespace: 'shop',
    sources,
  });
  const render = async (...sources: ApplicationSource[]) => {
    const c = context(...sources);
    return renderer.render(c, await renderer.resolve(c));
  };
  const names = async (...sources: ApplicationSource[]) =>
    (await render(...sources)).manifests.map(({ metadata }) => metadata.name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'renderer-'));
    repository = join(folder, 'repository');
    execFileSync('git', ['init', '-q', '-b', 'main', repository]);
    first = commit(
      {
        'plain/b.yaml': `${configMap('b')}---\n${configMap('c')}`,
        'plain/a.json': JSON.stringify({
          apiVersion: 'v1',
          kind: 'List',
          metadata: {},
          items: [
            { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
          ],
        }),
        'plain/values.yaml': 'just: values\n',
        'plain/deeper/d.yaml': configMap('d'),
        'bad/x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: [\n',
        'kustomized/kustomization.yaml':
          'resources: [one.yaml]\nnamespace: other\ncommonAnnotations: {by: kustomize}\n',
        'kustomized/one.yaml': configMap('one'),
        'kustomized/two.yaml': configMap('two'),
        'broken/kustomization.yaml': 'resources: [gone.yaml]\n',
        'values/dev.yaml': 'greeting: from git\n',
      },
      'First\n\nWith a body.',
    );
    git('tag', 'v1.0.0');
    git('tag', '-a', 'v1.1.0', '-m', 'annotated');
    second = commit({ 'plain/z.yaml': configMap('z') }, 'Second');
    git('branch', 'feature/one', first);

    museum = await listen(
      createChartMuseum({ dataDir: join(folder, 'museum'), logger }),
      { host: '127.0.0.1', port: 0 },
    );
    for (const version of ['1.0.0-1', '1.0.0-2', '1.1.0']) {
      const chart = await packChart({
        name: 'web',
        version,
        files: {
          'values.yaml': 'greeting: hello\n',
          'templates/a.yaml': configMap(
            '{{ .Release.Name }}',
            'data:\n  text: {{ .Values.greeting }}\n',
          ),
          'crds/thing.yaml':
            'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: things.example.com\n',
        },
      });
      const response = await fetch(`${museum.url}/api/charts`, {
        method: 'POST',
        body: new Uint8Array(chart),
      });
      if (response.status !== 201) throw new Error(await response.text());
    }
    renderer = await createSourceRenderer({
      dataDir: join(folder, 'data'),
      logger,
    });
  });

  afterAll(async () => {
    await museum.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const plain = (targetRevision?: string): ApplicationSource => ({
    repoURL: repository,
    path: 'plain',
    ...(targetRevision && { targetRevision }),
  });
  const chart = (targetRevision: string): ApplicationSource => ({
    repoURL: museum.url,
    chart: 'web',
    targetRevision,
  });

  it.each([
    ['HEAD', 'second'],
    ['main', 'second'],
    ['feature/one', 'first'],
    ['refs/heads/main', 'second'],
    ['v1.0.0', 'first'],
    ['v1.1.0', 'first'],
    ['^1.0.0', 'first'],
  ])('resolves %s to the %s commit', async (revision, which) => {
    await expect(renderer.resolve(context(plain(revision)))).resolves.toEqual([
      which === 'first' ? first : second,
    ]);
  });

  it('sees a branch that moves', async () => {
    git('branch', '-f', 'moving', first);
    await expect(renderer.resolve(context(plain('moving')))).resolves.toEqual([
      first,
    ]);
    git('branch', '-f', 'moving', second);
    await expect(renderer.resolve(context(plain('moving')))).resolves.toEqual([
      second,
    ]);
  });

  it('lets a revision override the spec', async () => {
    await expect(
      renderer.resolve(context(plain('main')), ['v1.0.0']),
    ).resolves.toEqual([first]);
  });

  it('reads plain folders: documents, lists, JSON, and no values files', async () => {
    await expect(names(plain())).resolves.toEqual(['a', 'b', 'c', 'z']);
    await expect(names(plain('v1.0.0'))).resolves.toEqual(['a', 'b', 'c']);
    await expect(
      names({ ...plain(), directory: { recurse: true } }),
    ).resolves.toEqual(['a', 'b', 'c', 'd', 'z']);
    await expect(
      names({ ...plain(), directory: { include: '{a,z}.*' } }),
    ).resolves.toEqual(['a', 'z']);
    await expect(
      names({ ...plain(), directory: { exclude: 'b*' } }),
    ).resolves.toEqual(['a', 'z']);
  });

  it('builds kustomizations, with the options of the source', async () => {
    const rendered = await render({ repoURL: repository, path: 'kustomized' });
    expect(rendered.sourceTypes).toEqual(['Kustomize']);
    expect(rendered.manifests).toMatchObject([
      {
        metadata: {
          name: 'one',
          namespace: 'other',
          annotations: { by: 'kustomize' },
        },
      },
    ]);
    await expect(
      names({
        repoURL: repository,
        path: 'kustomized',
        kustomize: { namePrefix: 'my-' },
      }),
    ).resolves.toEqual(['my-one']);
  });

  it.each<[string, ApplicationSource, string]>([
    [
      'an unknown branch',
      { repoURL: 'R', path: 'plain', targetRevision: 'nope' },
      `unable to resolve 'nope' to a commit SHA`,
    ],
    [
      'an unknown commit',
      { repoURL: 'R', path: 'plain', targetRevision: NOWHERE },
      `Failed to checkout revision ${NOWHERE}: \`git fetch origin ${NOWHERE} --tags --force --prune\` failed exit status 128: fatal: remote error: upload-pack: not our ref ${NOWHERE}`,
    ],
    [
      'an unknown path',
      { repoURL: 'R', path: 'nowhere' },
      'nowhere: app path does not exist',
    ],
    [
      'a path that leads out',
      { repoURL: 'R', path: '../..' },
      '../..: app path does not exist',
    ],
    [
      'bad YAML',
      { repoURL: 'R', path: 'bad' },
      'Failed to unmarshal "x.yaml": failed to unmarshal manifest: error converting YAML to JSON: yaml: line',
    ],
    [
      'a broken kustomization',
      { repoURL: 'R', path: 'broken' },
      '`kustomize build <path to cached source>/broken` failed exit status 1: Error: ',
    ],
    [
      'an unknown repository',
      { repoURL: '/nobody/nothing.git', path: '.' },
      'failed to list refs: repository not found: ',
    ],
    [
      'an unknown chart',
      { repoURL: 'M', chart: 'x' },
      `chart 'x' not found in index`,
    ],
    [
      'an unknown chart version',
      { repoURL: 'M', chart: 'web', targetRevision: '9.9.9' },
      'failed exit status 1: Error: chart "web" version "9.9.9" not found in',
    ],
  ])('refuses %s', async (_, source, message) => {
    const repoURL =
      { R: repository, M: museum.url }[source.repoURL] ?? source.repoURL;
    await expect(render({ ...source, repoURL })).rejects.toThrow(message);
  });

  it('tells of commits', async () => {
    await expect(renderer.revisionMetadata(plain(), first)).resolves.toEqual({
      author: 'Jane <jane@example.com>',
      date: '2026-01-05T08:00:00Z',
      message: 'First\n\nWith a body.',
      tags: ['v1.0.0', 'v1.1.0'],
    });
    await expect(renderer.revisionMetadata(plain(), 'main')).rejects.toThrow(
      'revision main must be resolved',
    );
    await expect(renderer.revisionMetadata(plain(), NOWHERE)).rejects.toThrow(
      'error acquiring repo lock: failed to initialize',
    );
  });

  it('remembers what it told of a commit until it is told to forget', async () => {
    const inPlace = await createSourceRenderer({
      dataDir: join(folder, 'in-place'),
      logger,
      localRepository: () => join(repository, '.git'),
    });
    const tags = async () =>
      (await inPlace.revisionMetadata(plain(), second)).tags ?? [];
    const before = await tags();
    git('tag', 'late', second);
    try {
      expect(await tags()).toEqual(before);
      inPlace.invalidate();
      expect(await tags()).toEqual([...before, 'late'].sort());
    } finally {
      git('tag', '-d', 'late');
    }
  });

  it.each([
    ['1.0.0-1', '1.0.0-1'],
    ['>=1.0.0-0 <1.1.0-0', '1.0.0-2'],
    ['~1.0.0-0', '1.0.0-2'],
    ['^1.0.0', '1.1.0'],
  ])('resolves chart version %s to %s', async (targetRevision, version) => {
    await expect(
      renderer.resolve(context(chart(targetRevision))),
    ).resolves.toEqual([version]);
  });

  it('renders charts with release name, values, parameters and custom resource definitions', async () => {
    const rendered = await render({
      ...chart('1.0.0-1'),
      helm: {
        values: 'greeting: over',
        parameters: [{ name: 'greeting', value: 'a,b' }],
      },
    });
    expect(rendered.sourceTypes).toEqual(['Helm']);
    expect(rendered.manifests).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'CustomResourceDefinition' }),
        expect.objectContaining({
          metadata: { name: 'web' },
          data: { text: 'a,b' },
        }),
      ]),
    );
    await expect(
      names({
        ...chart('1.0.0-1'),
        helm: { skipCrds: true, releaseName: 'shop' },
      }),
    ).resolves.toEqual(['shop']);
  });

  it('takes value files of another source', async () => {
    const rendered = await render(
      {
        ...chart('1.0.0-1'),
        helm: { valueFiles: ['$values/values/dev.yaml'], skipCrds: true },
      },
      { repoURL: repository, targetRevision: 'main', ref: 'values' },
    );
    expect(rendered.revisions).toEqual(['1.0.0-1', second]);
    expect(rendered.manifests).toMatchObject([{ data: { text: 'from git' } }]);
  });

  it('tells of charts', async () => {
    await expect(
      renderer.chartDetails(chart('1.1.0'), '1.1.0'),
    ).resolves.toEqual({ description: 'The web chart' });
    await expect(
      renderer.chartDetails(chart('1.1.0'), '9.9.9'),
    ).rejects.toThrow(
      /^error extracting chart: error fetching chart: failed to fetch chart: failed running helm: `helm pull --destination .* --version 9.9.9 --repo/,
    );
  });
});
