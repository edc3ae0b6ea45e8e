import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRegistryPrograms } from '../peers/findRegistryPrograms';
import { startRegistry } from '../peers/startRegistry';
import { Servers } from '../testing/Servers';
import { createOciRegistry } from './createOciRegistry';
import { digestOf } from './digestOf';

const logger = { info() {}, warn() {}, error() {}, debug() {} };
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const HELM_CONFIG = 'application/vnd.cncf.helm.config.v1+json';
const HELM_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const CONFIG = Buffer.from('{"name":"contract"}');

interface Peer {
  readonly title: string;
  start(folder: string): Promise<readonly [string, () => Promise<void>]>;
}

const simulator: Peer = {
  title: 'the sandbox',
  start: async dataDir => {
    const servers = new Servers();
    const url = await servers.serve(createOciRegistry({ dataDir, logger }));
    return [url, () => servers.stop()];
  },
};
const programs = findRegistryPrograms().map(({ file, version }): Peer => ({
  title: `${file} ${version}`,
  start: async folder => {
    const registry = await startRegistry({ file, folder });
    return [registry.url, registry.close];
  },
}));
const named = process.env.GITOPS_CONTRACT_OCI_URL?.replace(/\/$/, '');
const real: readonly Peer[] = named
  ? [{ title: named, start: async () => [named, async () => {}] }]
  : programs;
if (real.length === 0) {
  process.stdout.write(
    'No real OCI registry here: only the sandbox is asked.\n',
  );
}

describe.each([simulator, ...real])('an OCI registry: $title', peer => {
  // Its own repositories, so that a registry can be asked more than once.
  const run = randomBytes(4).toString('hex');
  let folder: string;
  let url: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oci-contract-'));
    [url, stop] = await peer.start(folder);
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const repository = (name: string) => `${url}/v2/contract-${run}/${name}`;
  const codes = async (answer: Response) =>
    ((await answer.json()) as { errors: { code: string }[] }).errors.map(
      ({ code }) => code,
    );
  const begin = async (at: string) => {
    const started = await fetch(`${at}/blobs/uploads/`, { method: 'POST' });
    expect(started.status).toBe(202);
    return new URL(started.headers.get('location') ?? '', url);
  };
  const finish = async (location: URL, digest: string, body?: Buffer) => {
    location.searchParams.set('digest', digest);
    return fetch(location, {
      method: 'PUT',
      ...(body && { body: new Uint8Array(body) }),
    });
  };
  const pushBlob = async (at: string, bytes: Buffer) =>
    finish(await begin(at), digestOf(bytes), bytes);
  const manifestOf = (layer: Buffer) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType: HELM_CONFIG,
        digest: digestOf(CONFIG),
        size: CONFIG.length,
      },
      layers: [
        { mediaType: HELM_LAYER, digest: digestOf(layer), size: layer.length },
      ],
    });
  const putManifest = (at: string, reference: string, manifest: string) =>
    fetch(`${at}/manifests/${reference}`, {
      method: 'PUT',
      headers: { 'content-type': MANIFEST },
      body: manifest,
    });
  const getManifest = (at: string, reference: string, method = 'GET') =>
    fetch(`${at}/manifests/${reference}`, {
      method,
      headers: { accept: MANIFEST },
    });
  const push = async (at: string, tag: string, layer = Buffer.from(tag)) => {
    await pushBlob(at, CONFIG);
    await pushBlob(at, layer);
    const manifest = manifestOf(layer);
    expect((await putManifest(at, tag, manifest)).status).toBe(201);
    return manifest;
  };

  it('says that it speaks version 2', async () => {
    expect((await fetch(`${url}/v2/`)).status).toBe(200);
  });

  it('gives back by tag and by digest what was pushed', async () => {
    const at = repository('kept');
    const layer = randomBytes(100_000);
    const manifest = await push(at, '1.0.0', layer);
    const digest = digestOf(Buffer.from(manifest));
    for (const reference of ['1.0.0', digest]) {
      const answer = await getManifest(at, reference);
      expect(answer.headers.get('docker-content-digest')).toBe(digest);
      expect(answer.headers.get('content-type')).toBe(MANIFEST);
      expect(await answer.text()).toBe(manifest);
      const head = await getManifest(at, reference, 'HEAD');
      expect([head.status, head.headers.get('docker-content-digest')]).toEqual([
        200,
        digest,
      ]);
    }
    const blob = await fetch(`${at}/blobs/${digestOf(layer)}`);
    expect(Buffer.from(await blob.arrayBuffer()).equals(layer)).toBe(true);
    const head = await fetch(`${at}/blobs/${digestOf(layer)}`, {
      method: 'HEAD',
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([
      200,
      '100000',
    ]);
  });

  it('takes a blob in pieces', async () => {
    const at = repository('pieces');
    const pieces = [randomBytes(5000), randomBytes(5000)];
    let location = await begin(at);
    let from = 0;
    for (const piece of pieces) {
      const answer = await fetch(location, {
        method: 'PATCH',
        headers: {
          'content-type': 'application/octet-stream',
          'content-range': `${from}-${from + piece.length - 1}`,
        },
        body: new Uint8Array(piece),
      });
      expect(answer.status).toBe(202);
      from += piece.length;
      expect(answer.headers.get('range')).toBe(`0-${from - 1}`);
      location = new URL(answer.headers.get('location') ?? '', url);
    }
    const digest = digestOf(Buffer.concat(pieces));
    const done = await finish(location, digest);
    expect([done.status, done.headers.get('docker-content-digest')]).toEqual([
      201,
      digest,
    ]);
  });

  it('mounts a blob of another repository', async () => {
    const layer = randomBytes(50);
    await pushBlob(repository('from'), layer);
    const query = `mount=${digestOf(layer)}&from=contract-${run}/from`;
    const mounted = await fetch(`${repository('to')}/blobs/uploads/?${query}`, {
      method: 'POST',
    });
    expect(mounted.status).toBe(201);
    const blob = await fetch(`${repository('to')}/blobs/${digestOf(layer)}`);
    expect(blob.status).toBe(200);
  });

  it('lists all tags over its pages, each once', async () => {
    const at = repository('tags');
    const pushed = ['1.0.0', '1.1.0', '1.2.0_build.5', '2.0.0-rc.1', 'latest'];
    for (const tag of pushed) await push(at, tag);
    const seen: string[] = [];
    let next: string | undefined = `${at}/tags/list?n=2`;
    while (next && seen.length < 50) {
      const page: Response = await fetch(next);
      expect(page.status).toBe(200);
      seen.push(...((await page.json()) as { tags: string[] }).tags);
      const link = /<([^>]+)>;\s*rel="next"/.exec(
        page.headers.get('link') ?? '',
      )?.[1];
      next = link && new URL(link, url).href;
    }
    expect(seen.sort()).toEqual([...pushed].sort());
  });

  it('moves a tag to what was pushed last, and keeps the digest', async () => {
    const at = repository('moved');
    const first = await push(at, 'latest', Buffer.from('one'));
    const second = await push(at, 'latest', Buffer.from('two'));
    expect(await (await getManifest(at, 'latest')).text()).toBe(second);
    const kept = await getManifest(at, digestOf(Buffer.from(first)));
    expect(await kept.text()).toBe(first);
  });

  it('refuses what does not fit together', async () => {
    const at = repository('refused');
    const wrong = await finish(
      await begin(at),
      digestOf(CONFIG),
      Buffer.from('something else'),
    );
    expect([wrong.status, await codes(wrong)]).toEqual([
      400,
      ['DIGEST_INVALID'],
    ]);
    await pushBlob(at, CONFIG);
    const missing = await putManifest(at, '1.0.0', manifestOf(CONFIG));
    expect(missing.status).toBe(201);
    const without = await putManifest(
      at,
      '1.0.1',
      manifestOf(Buffer.from('never pushed')),
    );
    expect([without.status, await codes(without)]).toEqual([
      400,
      ['MANIFEST_BLOB_UNKNOWN'],
    ]);
    const text = await putManifest(at, '1.0.2', 'not json');
    expect([text.status, await codes(text)]).toEqual([
      400,
      ['MANIFEST_INVALID'],
    ]);
  });

  it.each([
    ['tags/list', 'NAME_UNKNOWN'],
    ['manifests/1.0.0', 'MANIFEST_UNKNOWN'],
    [`blobs/${digestOf(Buffer.from('absent'))}`, 'BLOB_UNKNOWN'],
  ])('does not know %s', async (path, code) => {
    const answer = await fetch(`${repository('absent')}/${path}`, {
      headers: { accept: MANIFEST },
    });
    expect([answer.status, await codes(answer)]).toEqual([404, [code]]);
  });

  it('deletes by digest, with every tag of it', async () => {
    const at = repository('deleted');
    const manifest = await push(at, 'a');
    await putManifest(at, 'b', manifest);
    const digest = digestOf(Buffer.from(manifest));
    const gone = await fetch(`${at}/manifests/${digest}`, { method: 'DELETE' });
    expect(gone.status).toBe(202);
    for (const reference of ['a', 'b', digest]) {
      expect((await getManifest(at, reference)).status).toBe(404);
    }
  });
});
