import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOciRegistry } from '../oci/createOciRegistry';
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
const HELM_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const digestOf = (content: Buffer) =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

describe('OCI sources', () => {
  let folder: string;
  let registry: ListeningService;
  let renderer: SourceRenderer;
  const digests = new Map<string, string>();

  const call = async (
    path: string,
    method: string,
    body: Buffer,
    type = 'application/octet-stream',
  ) => {
    const response = await fetch(new URL(path, registry.url), {
      method,
      ...(method !== 'POST' && { body: new Uint8Array(body) }),
      headers: { 'content-type': type },
    });
    if (!response.ok)
      throw new Error(
        `${method} ${path}: ${response.status} ${await response.text()}`,
      );
    return response;
  };
  const upload = async (repository: string, blob: Buffer) => {
    const started = await call(
      `/v2/${repository}/blobs/uploads/`,
      'POST',
      blob,
    );
    const location = new URL(
      started.headers.get('location') ?? '',
      registry.url,
    );
    location.searchParams.set('digest', digestOf(blob));
    await call(location.href, 'PUT', blob);
    return digestOf(blob);
  };
  const push = async (
    version: string,
    annotations?: Record<string, string>,
  ) => {
    const chart = await packChart({
      name: 'web',
      version,
      files: {
        'templates/a.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-{{ .Chart.Version | replace "+" "." }}\n',
      },
    });
    const repository = 'charts/web';
    const config = Buffer.from(JSON.stringify({ name: 'web', version }));
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        config: {
          mediaType: 'application/vnd.cncf.helm.config.v1+json',
          digest: await upload(repository, config),
          size: config.length,
        },
        layers: [
          {
            mediaType: HELM_LAYER,
            digest: await upload(repository, chart),
            size: chart.length,
          },
        ],
        ...(annotations && { annotations }),
      }),
    );
    await call(
      `/v2/${repository}/manifests/${version.replace('+', '_')}`,
      'PUT',
      manifest,
      'application/vnd.oci.image.manifest.v1+json',
    );
    digests.set(version, digestOf(manifest));
  };
  const classic = (targetRevision: string): ApplicationSource => ({
    repoURL: `localhost:${registry.port}/charts`,
    chart: 'web',
    targetRevision,
  });
  const artifact = (targetRevision: string): ApplicationSource => ({
    repoURL: `oci://localhost:${registry.port}/charts/web`,
    path: '.',
    targetRevision,
  });
  const render = async (source: ApplicationSource) => {
    const context = {
      applicationName: 'shop',
      namespace: 'shop',
      sources: [source],
    };
    const revisions = await renderer.resolve(context);
    const { manifests } = await renderer.render(context, revisions);
    return {
      revision: revisions[0],
      names: manifests.map(({ metadata }) => metadata.name),
    };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oci-sources-'));
    registry = await listen(
      createOciRegistry({ dataDir: join(folder, 'oci'), logger }),
      { host: '127.0.0.1', port: 0 },
    );
    await push('1.0.0');
    await push('1.1.0', {
      'org.opencontainers.image.version': '1.1.0',
      'org.opencontainers.image.authors': 'Ana',
    });
    renderer = await createSourceRenderer({
      dataDir: join(folder, 'sources'),
      logger,
    });
  });

  afterAll(async () => {
    await registry.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['1.0.0', '1.0.0'],
    ['^1.0.0', '1.1.0'],
  ])('reads a chart without scheme: %s is %s', async (target, version) => {
    await expect(render(classic(target))).resolves.toEqual({
      revision: version,
      names: [`shop-${version}`],
    });
  });

  it.each([
    ['1.0.0', '1.0.0'],
    ['^1.0.0', '1.1.0'],
  ])(
    'reads an artifact by scheme: %s is the digest of %s',
    async (target, version) => {
      await expect(render(artifact(target))).resolves.toEqual({
        revision: digests.get(version),
        names: [`shop-${version}`],
      });
    },
  );

  it('tells of charts and artifacts', async () => {
    await expect(
      renderer.chartDetails(classic('1.0.0'), '1.0.0'),
    ).resolves.toEqual({ description: 'The web chart' });
    await expect(
      renderer.ociMetadata(artifact('1.1.0'), digests.get('1.1.0') ?? ''),
    ).resolves.toEqual({ version: '1.1.0', authors: 'Ana' });
    await expect(
      renderer.ociMetadata(artifact('1.0.0'), digests.get('1.0.0') ?? ''),
    ).resolves.toEqual({});
  });

  it('fails on a range once a version with build metadata is the newest, for artifacts only', async () => {
    await push('1.2.0+build.5');
    await expect(render(artifact('^1.0.0'))).rejects.toThrow(
      'cannot get digest for revision 1.2.0+build.5: invalid tag',
    );
    await expect(render(classic('^1.0.0'))).resolves.toEqual({
      revision: '1.2.0+build.5',
      names: ['shop-1.2.0.build.5'],
    });
  });
});
