import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOciRegistry, OciRegistryOptions } from './createOciRegistry';
import { Servers } from '../testing/Servers';
import { digestOf } from './digestOf';

const logger = { info: () => {}, warn: () => {} };
const OCI = 'application/vnd.oci.image.manifest.v1+json';
const LAYER = Buffer.from('a layer');
const CONFIG = Buffer.from('{}');
const MANIFEST = JSON.stringify({
  schemaVersion: 2,
  config: { mediaType: 'x', digest: digestOf(CONFIG), size: 2 },
  layers: [{ mediaType: 'y', digest: digestOf(LAYER), size: 7 }],
});

describe('createOciRegistry', () => {
  let dataDir: string;
  const servers = new Servers();

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'registry-'));
  });

  afterEach(async () => {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (options: Partial<OciRegistryOptions> = {}): Promise<string> =>
    servers.serve(createOciRegistry({ dataDir, logger, ...options }));

  async function pushBlob(repository: string, bytes: Buffer): Promise<number> {
    const started = await fetch(`${repository}/blobs/uploads/`, {
      method: 'POST',
    });
    const location = new URL(started.headers.get('location')!);
    location.searchParams.set('digest', digestOf(bytes));
    const ended = await fetch(location, {
      method: 'PUT',
      body: new Uint8Array(bytes),
    });
    return ended.status;
  }

  const putManifest = (repository: string, tag: string) =>
    fetch(`${repository}/manifests/${tag}`, {
      method: 'PUT',
      headers: { 'content-type': OCI },
      body: MANIFEST,
    });

  async function push(repository: string, tag: string): Promise<number> {
    await pushBlob(repository, CONFIG);
    await pushBlob(repository, LAYER);
    return (await putManifest(repository, tag)).status;
  }

  const codes = async (answer: Response) =>
    ((await answer.json()) as { errors: { code: string }[] }).errors.map(
      ({ code }) => code,
    );

  it('keeps what was pushed over a restart', async () => {
    expect(await push(`${await start()}/v2/charts/demo`, '1.0.0')).toBe(201);
    const again = `${await start()}/v2/charts/demo`;
    const manifest = await fetch(`${again}/manifests/1.0.0`, {
      headers: { accept: OCI },
    });
    expect(await manifest.text()).toBe(MANIFEST);
    const layer = await fetch(`${again}/blobs/${digestOf(LAYER)}`);
    expect(Buffer.from(await layer.arrayBuffer())).toEqual(LAYER);
  });

  it('takes a manifest only when it has every part of it', async () => {
    const repository = `${await start()}/v2/charts/demo`;
    await pushBlob(repository, CONFIG);
    const refused = await putManifest(repository, '1.0.0');
    expect(refused.status).toBe(400);
    expect(await codes(refused)).toEqual(['MANIFEST_BLOB_UNKNOWN']);
  });

  it('refuses a blob that is not what its digest says, and keeps the upload', async () => {
    const repository = `${await start()}/v2/charts/demo`;
    const started = await fetch(`${repository}/blobs/uploads/`, {
      method: 'POST',
    });
    const location = started.headers.get('location')!;
    const refused = await fetch(`${location}&digest=${digestOf(CONFIG)}`, {
      method: 'PUT',
      body: new Uint8Array(LAYER),
    });
    expect(refused.status).toBe(400);
    expect(await codes(refused)).toEqual(['DIGEST_INVALID']);
    const state = await fetch(location);
    expect([state.status, state.headers.get('range')]).toEqual([204, '0-6']);
  });

  it('goes on at the latest location only', async () => {
    const repository = `${await start()}/v2/charts/demo`;
    const started = await fetch(`${repository}/blobs/uploads/`, {
      method: 'POST',
    });
    const first = started.headers.get('location')!;
    const patch = (url: string, body: string) =>
      fetch(url, { method: 'PATCH', body });
    const next = (await patch(first, 'a ')).headers.get('location')!;
    expect((await patch(first, 'layer')).status).toBe(416);
    const last = (await patch(next, 'layer')).headers.get('location')!;
    const ended = await fetch(`${last}&digest=${digestOf(LAYER)}`, {
      method: 'PUT',
    });
    expect(ended.status).toBe(201);
  });

  it('denies a manifest to who does not accept its type', async () => {
    const repository = `${await start()}/v2/charts/demo`;
    await push(repository, '1.0.0');
    const answer = await fetch(`${repository}/manifests/1.0.0`);
    expect(answer.status).toBe(404);
    expect(await codes(answer)).toEqual(['MANIFEST_UNKNOWN']);
  });

  it('lists tags in pages', async () => {
    const url = await start();
    const repository = `${url}/v2/charts/demo`;
    for (const tag of ['1.10.0', '1.2.0', '1.0.0_b5']) {
      await push(repository, tag);
    }
    const seen: string[][] = [];
    let next: string | undefined = `${repository}/tags/list?n=2`;
    while (next) {
      const page: Response = await fetch(next);
      seen.push(((await page.json()) as { tags: string[] }).tags);
      const link = /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1];
      next = link && new URL(link, url).href;
    }
    expect(seen).toEqual([['1.0.0_b5', '1.10.0'], ['1.2.0']]);
  });

  it('deletes a tag alone, and with a digest all its tags', async () => {
    const repository = `${await start()}/v2/charts/demo`;
    for (const tag of ['a', 'b', 'c']) {
      await push(repository, tag);
    }
    const remove = async (reference: string) =>
      (
        await fetch(`${repository}/manifests/${reference}`, {
          method: 'DELETE',
        })
      ).status;
    const tags = async () =>
      (
        (await (await fetch(`${repository}/tags/list`)).json()) as {
          tags: string[] | null;
        }
      ).tags;
    expect(await remove('a')).toBe(202);
    expect(await tags()).toEqual(['b', 'c']);
    expect(await remove(digestOf(Buffer.from(MANIFEST)))).toBe(202);
    expect(await tags()).toBeNull();
    expect(await remove('b')).toBe(404);
  });

  it.each([
    '/v2/charts/../manifests/1.0.0',
    '/v2/Charts/demo/tags/list',
    '/v2/charts/demo/manifests/1.0.0+b1',
    '/v2/charts/demo/manifests/..%2F..%2Fx',
    '/nothing',
  ])('has no route %s', async path => {
    expect((await fetch((await start()) + path)).status).toBe(404);
  });

  it('asks for credentials', async () => {
    const url = await start({ auth: { username: 'ci', password: 'pass' } });
    const refused = await fetch(`${url}/v2/`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    const authorization = `Basic ${Buffer.from('ci:pass').toString('base64')}`;
    const allowed = await fetch(`${url}/v2/`, { headers: { authorization } });
    expect(allowed.status).toBe(200);
  });
});
