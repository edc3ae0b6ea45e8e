import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { chartArchive } from '../testing/chartArchive';
import { Servers } from '../testing/Servers';
import { createChartMuseum } from './createChartMuseum';

const logger = { info() {}, warn() {}, error() {}, debug() {} };
const real = process.env.GITOPS_CONTRACT_CHARTMUSEUM_URL?.replace(/\/$/, '');

// The sandbox always, and the real one where the environment names it.
describe.each(['the sandbox', ...(real ? [real] : [])])(
  'a chart repository: %s',
  title => {
    const name = `contract-${randomBytes(4).toString('hex')}`;
    const servers = new Servers();
    let dataDir: string;
    let url: string;
    beforeAll(async () => {
      dataDir = mkdtempSync(join(tmpdir(), 'museum-contract-'));
      url =
        title === real
          ? real
          : await servers.serve(createChartMuseum({ dataDir, logger }));
    });
    afterAll(async () => {
      await servers.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const upload = async (version: string, query = '', note = '') => {
      const body = await chartArchive(name, version, { 'NOTES.txt': note });
      const answer = await fetch(`${url}/api/charts${query}`, {
        method: 'POST',
        body: new Uint8Array(body),
      });
      return [answer.status, await answer.json()] as const;
    };
    const versions = async () => {
      const answer = await fetch(`${url}/api/charts/${name}`);
      return [answer.status, await answer.json()] as const;
    };

    it('does not know a chart before it is uploaded', async () => {
      expect(await versions()).toEqual([404, { error: expect.any(String) }]);
      const archive = await fetch(`${url}/charts/${name}-1.0.0.tgz`);
      expect(archive.status).toBe(404);
    });

    it('takes versions, lists them newest first and gives back the bytes', async () => {
      for (const version of ['1.9.0', '1.10.0', '1.10.0-rc.1']) {
        expect(await upload(version)).toEqual([201, { saved: true }]);
      }
      const [, listed] = await versions();
      expect(
        (listed as { version: string }[]).map(({ version }) => version),
      ).toEqual(['1.10.0', '1.10.0-rc.1', '1.9.0']);
      const one = await fetch(`${url}/api/charts/${name}/1.9.0`);
      const entry = (await one.json()) as Record<string, unknown>;
      expect(entry).toMatchObject({
        name,
        version: '1.9.0',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        urls: [`charts/${name}-1.9.0.tgz`],
      });
      const archive = await fetch(`${url}/charts/${name}-1.9.0.tgz`);
      const bytes = Buffer.from(await archive.arrayBuffer());
      const sent = await chartArchive(name, '1.9.0', { 'NOTES.txt': '' });
      expect(bytes.equals(sent)).toBe(true);
    });

    it('writes them into index.yaml', async () => {
      const answer = await fetch(`${url}/index.yaml`);
      const index = parse(await answer.text()) as {
        apiVersion: string;
        entries: Record<string, { version: string }[]>;
      };
      expect(index.apiVersion).toBe('v1');
      expect(index.entries[name].map(({ version }) => version)).toEqual([
        '1.10.0',
        '1.10.0-rc.1',
        '1.9.0',
      ]);
    });

    it('keeps the first content of a version until it is told otherwise', async () => {
      expect(await upload('2.0.0')).toEqual([201, { saved: true }]);
      expect(await upload('2.0.0', '', 'other')).toEqual([
        409,
        { error: 'file already exists' },
      ]);
      expect(await upload('2.0.0', '?force', 'other')).toEqual([
        201,
        { saved: true },
      ]);
    });

    it('refuses what is no chart', async () => {
      const answer = await fetch(`${url}/api/charts`, {
        method: 'POST',
        body: 'this is no chart',
      });
      expect(answer.status).toBe(400);
    });

    it('deletes one version', async () => {
      const gone = await fetch(`${url}/api/charts/${name}/2.0.0`, {
        method: 'DELETE',
      });
      expect([gone.status, await gone.json()]).toEqual([
        200,
        { deleted: true },
      ]);
      const [, listed] = await versions();
      expect(listed).toHaveLength(3);
    });
  },
);
