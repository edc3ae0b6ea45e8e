import { mockCredentials } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { GitopsClient, UploadedChart } from '@slipway/plugin-gitops-common';
import { readChartArchive } from '@slipway/helm-chart';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runAction } from '../../__testUtils__/runAction';
import { createPackageAction } from './createPackageAction';
import { createPublishAction } from './createPublishAction';

const config = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: {}\n`;

describe('the chart actions', () => {
  let workspacePath: string;

  beforeEach(async () => {
    workspacePath = await mkdtemp(join(tmpdir(), 'charts-'));
  });

  afterEach(() => rm(workspacePath, { recursive: true, force: true }));

  const write = async (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(workspacePath, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  };
  const chart = {
    'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'chart/templates/config.yaml': config('shop'),
  };
  const pack = (input: object) =>
    runAction(createPackageAction(), { input, workspacePath });

  it('package a chart under the version of a tag, always the same', async () => {
    await write(chart);
    const input = { sourcePath: 'chart', gitTag: 'v1.2.3' };
    const { outputs } = await pack(input);
    expect(outputs).toMatchObject({
      archivePath: '.charts/shop-1.2.3.tgz',
      chart: 'shop',
      version: '1.2.3',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect((await pack(input)).outputs.digest).toBe(outputs.digest);
    const bytes = await readFile(join(workspacePath, '.charts/shop-1.2.3.tgz'));
    expect((await readChartArchive(bytes)).metadata.version).toBe('1.2.3');
  });

  it('make a chart of rendered manifests', async () => {
    await write({ 'out/b.yaml': config('b'), 'out/a.yaml': config('a') });
    const { outputs } = await pack({
      sourcePath: 'out',
      chart: 'shop',
      version: '1.0.0',
    });
    const bytes = await readFile(
      join(workspacePath, String(outputs.archivePath)),
    );
    const { files } = await readChartArchive(bytes);
    expect(
      files.map(({ path }) => path).filter(path => path.includes('templates')),
    ).toEqual([
      'templates/000-configmap-a.yaml',
      'templates/001-configmap-b.yaml',
    ]);
  });

  it.each([
    [{ sourcePath: '../elsewhere' }, /not allowed|outside|child/i],
    [{ sourcePath: 'chart', version: 'v1' }, /version/],
    [
      { sourcePath: 'chart', version: '1.0.0', gitTag: 'v2.0.0' },
      /not the one of the tag/,
    ],
    [{ sourcePath: 'chart', gitTag: 'latest' }, /is no version/],
    [{ sourcePath: 'chart', chart: 'other' }, /called 'shop', not 'other'/],
    [{ sourcePath: 'empty' }, /neither a Chart\.yaml nor manifests/],
    [{ sourcePath: 'plain', chart: 'x' }, /no version of their own/],
    [{ sourcePath: 'secret', chart: 'x', version: '1.0.0' }, /has a Secret/],
    [
      { sourcePath: 'text', chart: 'x', version: '1.0.0' },
      /is no Kubernetes manifest/,
    ],
  ])('refuse %j', async (input, message) => {
    await write({
      ...chart,
      'empty/readme.md': '',
      'plain/a.yaml': config('a'),
      'secret/a.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n',
      'text/a.yaml': 'just: text\n',
    });
    await expect(pack(input)).rejects.toThrow(message);
  });

  it('check with the engine that the configuration names', async () => {
    await write(chart);
    const packWith = (engine: 'builtin' | 'helm') =>
      runAction(
        createPackageAction({
          chartLint: { engine, helmBinary: join(workspacePath, 'no-helm') },
        }),
        { input: { sourcePath: 'chart' }, workspacePath },
      );
    await expect(packWith('helm')).rejects.toThrow(
      /not packaged: error: .*There is no helm of version 3\.14 or later/,
    );
    const { outputs } = await packWith('builtin');
    expect(outputs).toMatchObject({ version: '1.0.0' });
  });

  const answer: UploadedChart = {
    outcome: 'created',
    repository: 'museum',
    chart: 'shop',
    version: '1.0.0',
    digest: 'sha256:x',
    location: 'https://charts.example.com/shop',
    warnings: ['values.yaml: no schema'],
  };
  const publish = async (
    uploadChart: (...args: unknown[]) => Promise<unknown>,
    change: object = {},
    archivePath?: string,
  ) => {
    await write(chart);
    const { outputs } = await pack({ sourcePath: 'chart' });
    return runAction(
      createPublishAction({
        openClient: () => ({ uploadChart }) as unknown as GitopsClient,
      }),
      {
        input: {
          entityRef: 'shop',
          archivePath: archivePath ?? outputs.archivePath,
        },
        workspacePath,
        context: {
          getInitiatorCredentials: async () => mockCredentials.user(),
          ...change,
        },
      },
    );
  };

  it('publish through the backend, with the bytes that were packed', async () => {
    const upload = jest.fn().mockResolvedValue(answer);
    const { outputs, log } = await publish(upload);
    const [entityRef, blob] = upload.mock.calls[0];
    expect(entityRef).toBe('component:default/shop');
    const sent = Buffer.from(await (blob as Blob).arrayBuffer());
    expect((await readChartArchive(sent)).metadata.name).toBe('shop');
    expect(outputs).toMatchObject({ outcome: 'created', digest: 'sha256:x' });
    expect(log).toContain('values.yaml: no schema');
  });

  it('publish nothing in a dry run', async () => {
    const upload = jest.fn();
    const { outputs } = await publish(upload, { isDryRun: true });
    expect(upload).not.toHaveBeenCalled();
    expect(outputs).toMatchObject({ chart: 'shop', version: '1.0.0' });
  });

  it("show the backend's sentence when it refuses", async () => {
    const refused = await ResponseError.fromResponse(
      Object.assign(
        new Response(
          JSON.stringify({
            error: {
              name: 'ConflictError',
              message: 'shop 1.0.0 holds other content.',
            },
            response: { statusCode: 409 },
          }),
          { status: 409, headers: { 'content-type': 'application/json' } },
        ),
      ),
    );
    await expect(
      publish(async () => {
        throw refused;
      }),
    ).rejects.toThrow('shop 1.0.0 holds other content.');
  });

  it('name an archive that is not there', async () => {
    await expect(publish(jest.fn(), {}, 'none.tgz')).rejects.toThrow(
      /The workspace has no 'none\.tgz'/,
    );
  });
});
