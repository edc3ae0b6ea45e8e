import { GitopsClient } from './GitopsClient';

interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

function clientThatAnswers(status: number, body: unknown) {
  const calls: Call[] = [];
  const client = new GitopsClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://portal.example/api/${plugin}`,
    },
    fetchApi: {
      fetch: async (url, init) => {
        calls.push({ url: String(url), init: init! });
        return new Response(status === 204 ? null : JSON.stringify(body), {
          status,
          headers: { 'content-type': 'application/json' },
        });
      },
    },
  });
  return { client, calls };
}

const ref = 'component:default/shop';
const id = 'sandbox:argocd:shop-dev';

describe('GitopsClient', () => {
  it('encodes every part of the path', async () => {
    const { client, calls } = clientThatAnswers(200, {});
    await client.getDeployment('component:default/a b', 'x:y/..:z?q');
    expect(calls[0].url).toBe(
      'http://portal.example/api/gitops/v1/entities/component/default/a%20b/deployments/x%3Ay%2F..%3Az%3Fq',
    );
  });

  it.each([
    [{ historyId: '17' }, 'plan?historyId=17'],
    [{ revision: 'a/b' }, 'plan?revision=a%2Fb'],
  ])('asks for the plan of %j', async (target, suffix) => {
    const { client, calls } = clientThatAnswers(200, {});
    await client.getPlan(ref, id, target);
    expect(calls[0].url.endsWith(`/${suffix}`)).toBe(true);
  });

  it('leaves an absent cursor out of the address', async () => {
    const { client, calls } = clientThatAnswers(200, { items: [] });
    await client.getHistory(ref, id);
    expect(calls[0].url.endsWith('/history')).toBe(true);
  });

  it('posts a mutation as JSON', async () => {
    const { client, calls } = clientThatAnswers(200, { id: '1' });
    await client.rollback(ref, id, {
      way: 'git',
      historyId: '4',
      reason: 'too slow',
    });
    expect(calls[0].init.method).toBe('POST');
    expect(JSON.parse(String(calls[0].init.body))).toEqual({
      way: 'git',
      historyId: '4',
      reason: 'too slow',
    });
  });

  it('releases by JSON, or with the packaged chart as the body', async () => {
    const { client, calls } = clientThatAnswers(202, { id: '1' });
    const request = { deploymentId: id, reason: 'CHG-7' };
    await client.release(ref, { ...request, version: '1.2.0' });
    expect(JSON.parse(String(calls[0].init.body))).toEqual({
      ...request,
      version: '1.2.0',
    });
    const archive = new Blob(['chart']);
    await client.release(ref, request, archive);
    expect(calls[1].url).toMatch(
      /\/releases\?deploymentId=sandbox%3Aargocd%3Ashop-dev&reason=CHG-7$/,
    );
    expect(calls[1].init).toMatchObject({
      headers: { 'content-type': 'application/gzip' },
      body: archive,
    });
  });

  it('uploads a chart as it is', async () => {
    const { client, calls } = clientThatAnswers(201, { outcome: 'created' });
    const archive = new Blob(['chart']);
    await client.uploadChart(ref, archive, { repository: 'museum' });
    expect(calls[0].url.endsWith('/charts?repository=museum')).toBe(true);
    expect(calls[0].init).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: archive,
    });
  });

  it('lists charts, reads a version, and ends and repeats commands', async () => {
    const { client, calls } = clientThatAnswers(200, { items: [] });
    expect(await client.listCharts(ref, { chart: 'web' })).toEqual([]);
    await client.getChartVersion(ref, '1.0.0+a/b');
    await client.cancelCommand(ref, 'c/1', { closePullRequest: true });
    await client.retryCommand(ref, 'c/1', {});
    const base =
      'http://portal.example/api/gitops/v1/entities/component/default/shop';
    expect(calls.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
      `GET ${base}/charts?chart=web`,
      `GET ${base}/charts/1.0.0%2Ba%2Fb`,
      `POST ${base}/commands/c%2F1/cancel`,
      `POST ${base}/commands/c%2F1/retry`,
    ]);
  });

  it('takes an answer without a body', async () => {
    const { client } = clientThatAnswers(204, undefined);
    await expect(client.refresh(ref, id)).resolves.toBeUndefined();
  });

  it('carries the backend’s sentence in the error', async () => {
    const { client } = clientThatAnswers(403, {
      error: { name: 'NotAllowedError', message: 'Owned by payments.' },
      response: { statusCode: 403 },
    });
    await expect(client.getDeployments(ref)).rejects.toMatchObject({
      name: 'ResponseError',
      body: { error: { message: 'Owned by payments.' } },
    });
  });
});
