import { request } from 'node:http';
import { startTestHost, TestHost } from '../testing/startTestHost';

const author = { name: 'Ann', email: 'ann@example.com' };

describe('pages', () => {
  let test: TestHost;
  const repository = { owner: 'platform', name: 'gitops' };
  const page = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${test.url}${path}`, {
      redirect: 'manual',
      ...init,
    });
    return {
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
    };
  };
  const openPull = async (branch: string, title: string, content: string) => {
    await test.host.commitFiles({
      ...repository,
      branch,
      author,
      message: title,
      files: [{ path: 'dist/shop.yaml', content }],
    });
    const { body } = await test.api('POST', '/repos/platform/gitops/pulls', {
      head: branch,
      base: 'main',
      title,
      body: '| Wave | Objects |\n|---|---|\n| 5 | Deployment |\n',
    });
    return (body as { number: number }).number;
  };
  const form = async (number: number) => {
    const { text, headers } = await page(`/platform/gitops/pulls/${number}`);
    const field = (name: string) =>
      new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(text)?.[1] ?? '';
    return {
      text,
      cookie: headers.get('set-cookie')?.split(';')[0] ?? '',
      body: new URLSearchParams({ csrf: field('csrf'), head: field('head') }),
    };
  };
  const post = (
    number: number,
    init: { cookie: string; body: URLSearchParams },
    action = 'merge',
  ) =>
    page(`/platform/gitops/pulls/${number}/${action}`, {
      method: 'POST',
      headers: { cookie: init.cookie },
      body: init.body,
    });

  beforeAll(async () => {
    test = await startTestHost();
    await test.host.ensureRepository(repository);
    await test.host.commitFiles({
      ...repository,
      branch: 'main',
      author,
      message: 'Start',
      files: [
        { path: 'dist/shop.yaml', content: 'image: shop:1\n' },
        { path: 'README.md', content: '# <GitOps>\n' },
      ],
    });
  });
  afterAll(() => test.stop());

  it('says on every page that it is a simulator', async () => {
    for (const path of [
      '/',
      '/platform/gitops',
      '/platform/gitops/pulls',
      '/nothing/here',
    ]) {
      expect((await page(path)).text).toContain(
        'Slipway’s sandbox: a simulator',
      );
    }
  });

  it('shows a pull request with its plan and its diff, and merges it by the button', async () => {
    const number = await openPull(
      'release',
      'Release <b>2</b>',
      'image: shop:2\n',
    );
    const shown = await form(number);
    expect(shown.text).toContain('Release &lt;b&gt;2&lt;/b&gt;');
    expect(shown.text).toContain('<th scope="col">Wave</th>');
    expect(shown.text).toMatch(
      /class="removed"[\s\S]*image: shop:1[\s\S]*class="added"[\s\S]*image: shop:2/,
    );

    const merged = await post(number, shown);
    expect(merged.status).toBe(303);
    expect(merged.headers.get('location')).toBe(
      `/platform/gitops/pulls/${number}`,
    );
    const tip = await test.host.resolve('platform', 'gitops', 'main');
    expect((await page(`/platform/gitops/pulls/${number}`)).text).toContain(
      `/platform/gitops/commit/${tip}`,
    );
    expect(
      await test.host.readFile('platform', 'gitops', 'main', 'dist/shop.yaml'),
    ).toBe('image: shop:2\n');
    expect(
      (await test.api('GET', `/repos/platform/gitops/pulls/${number}`)).body,
    ).toMatchObject({ merged: true, merged_by: { login: 'demo' } });
  });

  it('refuses a form without its token, and one for an older head', async () => {
    const number = await openPull('guarded', 'Guarded', 'image: shop:3\n');
    const shown = await form(number);
    expect((await post(number, { cookie: '', body: shown.body })).status).toBe(
      403,
    );
    expect(
      (
        await post(number, {
          cookie: shown.cookie,
          body: new URLSearchParams(),
        })
      ).status,
    ).toBe(403);
    await test.host.commitFiles({
      ...repository,
      branch: 'guarded',
      author,
      message: 'More',
      files: [{ path: 'more.txt', content: 'x\n' }],
    });
    const late = await post(number, shown);
    expect(late.status).toBe(409);
    expect(late.text).toContain('new commits since this page was opened');
  });

  it('says in words what conflicts', async () => {
    const number = await openPull('conflict', 'Conflict', 'image: shop:4\n');
    await test.host.commitFiles({
      ...repository,
      branch: 'main',
      author,
      message: 'Other',
      files: [{ path: 'dist/shop.yaml', content: 'image: shop:5\n' }],
    });
    const shown = await form(number);
    expect(shown.text).toContain('This branch conflicts with');
    expect(shown.text).toContain('<code>dist/shop.yaml</code>');
    expect(shown.text).not.toContain('Merge pull request');
    expect((await post(number, shown)).status).toBe(409);
    expect((await post(number, shown, 'close')).status).toBe(303);
    expect((await page(`/platform/gitops/pulls/${number}`)).text).toContain(
      'without a merge',
    );
  });

  it('shows folders, files, raw files and commits', async () => {
    expect((await page('/platform/gitops')).text).toContain('&lt;GitOps&gt;');
    expect(
      (await page('/platform/gitops/src/branch/main/dist')).text,
    ).toContain('/platform/gitops/src/branch/main/dist/shop.yaml');
    expect(
      (await page('/platform/gitops/src/branch/main/dist/shop.yaml')).text,
    ).toContain('image: shop:5');
    const raw = await page('/platform/gitops/raw/branch/main/dist/shop.yaml');
    expect(raw.text).toBe('image: shop:5\n');
    expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await page('/platform/gitops/commits/branch/main')).text).toContain(
      'Other',
    );
    expect(
      (await page('/platform/gitops/src/branch/main/missing')).status,
    ).toBe(404);
    expect(
      (await page('/platform/gitops/src/branch/main/..%2f..%2fetc')).status,
    ).toBe(404);
  });

  it('answers no foreign host name', async () => {
    const status = await new Promise(resolve => {
      request(
        `${test.url}/`,
        { headers: { host: 'evil.example.com' } },
        answer => resolve(answer.statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });
});
