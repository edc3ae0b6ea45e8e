import { createHmac } from 'node:crypto';
import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { startTestHost, TestHost } from '../testing/startTestHost';

interface Hit {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const author = { name: 'Ann', email: 'ann@example.com' };
const repository = { owner: 'platform', name: 'gitops' };

describe('WebhookQueue', () => {
  let test: TestHost;
  let receiver: Server;
  let url: string;
  let refusals = 0;
  const hits: Hit[] = [];
  const waiting: (() => void)[] = [];

  /** Waits until a delivery fits, and takes it out. */
  const take = async (
    fits: (hit: Hit, payload: Record<string, unknown>) => boolean,
  ): Promise<Record<string, unknown> & { hit: Hit }> => {
    for (;;) {
      const index = hits.findIndex(hit => fits(hit, JSON.parse(hit.body)));
      if (index >= 0) {
        const [hit] = hits.splice(index, 1);
        return { ...JSON.parse(hit.body), hit };
      }
      await new Promise<void>(resolve => {
        waiting.push(resolve);
      });
    }
  };

  beforeAll(async () => {
    test = await startTestHost();
    receiver = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        if (refusals > 0) {
          refusals--;
          res.statusCode = 503;
        } else {
          hits.push({
            headers: req.headers,
            body: Buffer.concat(chunks).toString(),
          });
        }
        res.end();
        waiting.splice(0).forEach(wake => wake());
      });
    });
    await new Promise<void>(resolve => {
      receiver.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    await test.host.ensureRepository(repository);
    await test.host.ensureWebhook({
      ...repository,
      url,
      secret: 's3cret',
      events: ['push', 'pull_request'],
    });
  });
  afterAll(async () => {
    await test.stop();
    receiver.closeAllConnections();
    await new Promise(resolve => {
      receiver.close(resolve);
    });
  });

  it('tells a commit with its files, signed', async () => {
    const sha = await test.host.commitFiles({
      ...repository,
      branch: 'main',
      author,
      message: 'Add shop',
      files: [{ path: 'dist/shop.yaml', content: 'a\n' }],
    });
    const { hit, ...payload } = await take(
      ({ headers }) => headers['x-gitea-event'] === 'push',
    );
    expect(payload).toMatchObject({
      ref: 'refs/heads/main',
      after: sha,
      commits: [
        { id: sha, added: ['dist/shop.yaml'], removed: [], modified: [] },
      ],
      repository: { full_name: 'platform/gitops' },
    });
    const signature = createHmac('sha256', 's3cret')
      .update(hit.body)
      .digest('hex');
    expect(hit.headers['x-gitea-signature']).toBe(signature);
    expect(hit.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
  });

  it('tries again when the receiver does not take it', async () => {
    refusals = 1;
    const sha = await test.host.commitFiles({
      ...repository,
      branch: 'main',
      author,
      message: 'Again',
      files: [{ path: 'again.txt', content: 'x\n' }],
    });
    const { hit } = await take((_hit, payload) => payload.after === sha);
    expect(refusals).toBe(0);
    expect(hit.headers['x-gitea-delivery']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells what happens to a pull request, and the push of its merge', async () => {
    await test.host.commitFiles({
      ...repository,
      branch: 'topic',
      author,
      message: 'Topic',
      files: [{ path: 'topic.txt', content: 'x\n' }],
    });
    await test.api('POST', '/repos/platform/gitops/pulls', {
      head: 'topic',
      base: 'main',
      title: 'Topic',
    });
    expect(
      await take((_hit, payload) => payload.action === 'opened'),
    ).toMatchObject({ number: 1, pull_request: { title: 'Topic' } });
    expect(
      (
        await test.api('POST', '/repos/platform/gitops/pulls/1/merge', {
          Do: 'squash',
        })
      ).status,
    ).toBe(200);
    const closed = await take((_hit, payload) => payload.action === 'closed');
    const { merge_commit_sha: commit } = closed.pull_request as {
      merge_commit_sha: string;
    };
    expect(
      await take((_hit, payload) => payload.after === commit),
    ).toMatchObject({
      ref: 'refs/heads/main',
      commits: [{ message: 'Topic (#1)\n' }],
    });
  });

  it('never shows a secret, and makes a webhook of one address once', async () => {
    await test.host.ensureWebhook({ ...repository, url, secret: 'other' });
    const { body } = await test.api('GET', '/repos/platform/gitops/hooks');
    expect(body).toMatchObject([{ events: ['push'], config: { url } }]);
    expect(JSON.stringify(body)).not.toMatch(/s3cret|other/);
  });
});
