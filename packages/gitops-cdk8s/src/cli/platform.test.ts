import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIXTURES } from '../__testUtils__/generateFixture';
import { readTree } from '../__testUtils__/readTree';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { check } from './check';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { GitopsRepository } from './GitopsRepository';
import { lint } from './lint';
import { plan } from './plan';
import { schema } from './schema';
import { synth } from './synth';
import { validate } from './validate';

const ADDRESS = 'https://git.example.com/platform/gitops.git';
const WEB = 'config/applications/web.ts';

jest.setTimeout(60_000);

describe('slipway in a repository with everything', () => {
  /** With everything written and committed. */
  let original: string;
  let repository: string;

  beforeAll(async () => {
    original = mkdtempSync(join(tmpdir(), 'slipway-platform-'));
    repository = original;
    for (const folder of ['config', 'promises']) {
      cpSync(join(FIXTURES, 'platform', folder), join(repository, folder), {
        recursive: true,
      });
    }
    git('init', '--quiet', '--initial-branch=main');
    const { ok } = await slipway(synth, {
      mode: 'git',
      repositoryUrl: ADDRESS,
    });
    if (!ok) {
      throw new Error('the fixture could not be written');
    }
    commit();
  });
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'slipway-platform-'));
    cpSync(original, repository, { recursive: true });
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));
  afterAll(() => rmSync(original, { recursive: true, force: true }));

  function git(...args: readonly string[]) {
    execFileSync(
      'git',
      ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args],
      { cwd: repository },
    );
  }

  function commit() {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'change');
  }

  /** In this process: the binary has tests of its own. */
  async function slipway(
    command: (options: CliOptions) => Promise<CommandResult>,
    options: Partial<CliOptions> = {},
  ) {
    const lines: string[] = [];
    const result = await command({
      repository: new GitopsRepository(repository),
      names: [],
      mode: 'cnoe',
      repositoryUrl: '',
      branch: 'main',
      chartTypes: defaultChartTypes(),
      io: {
        out: () => {},
        err: () => {},
        isTerminal: false,
        signal: new AbortController().signal,
      },
      print: line => lines.push(line),
      ...options,
    }).catch((error: Error) => {
      lines.push(error.message);
      return { ok: false };
    });
    return { ok: result.ok, text: lines.join('\n') };
  }

  function edit(path: string, from: string, to: string) {
    const file = join(repository, path);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  }

  it('writes it all, checks it, and changes nothing the second time', async () => {
    const first = readTree(join(repository, 'dist'));
    expect(first.map(({ path }) => path)).toEqual(
      readTree(join(FIXTURES, 'platform/__golden__')).map(({ path }) => path),
    );
    // Without flags: the records say the mode and the address.
    expect((await slipway(validate)).ok).toBe(true);
    expect((await slipway(check)).ok).toBe(true);
    expect((await slipway(synth)).ok).toBe(true);
    expect(readTree(join(repository, 'dist'))).toEqual(first);
  });

  it('packages a new application as the repository says', async () => {
    edit(
      'config/platform.ts',
      'export default definePlatform({',
      "export default definePlatform({\n  mode: 'git',",
    );
    const added = readFileSync(join(repository, WEB), 'utf8')
      .replace("name: 'web'", "name: 'mail'")
      .replace(/ {2}promotion: \{[^]*\n {2}\},\n\}\);/, '});');
    writeFileSync(join(repository, 'config/applications/mail.ts'), added);
    expect((await slipway(synth)).ok).toBe(true);
    const made = readFileSync(join(repository, 'dist/mail-dev.yaml'), 'utf8');
    expect(made).toContain(`repoURL: ${ADDRESS}`);
    expect(made).toContain('argocd.argoproj.io/sync-wave: "2"');
    expect((await slipway(check)).ok).toBe(true);
  });

  it('tells the order of the Applications', async () => {
    const { text } = await slipway(plan);
    expect(text).toContain('## Order of the Applications');
    expect(text).toContain(
      '| dev | 2 | `web-dev` | Application `applications-dev` |',
    );
  });

  it('says once, and truly, that an environment waits for nobody', async () => {
    edit(
      WEB,
      'environments: {',
      "environments: {\n    staging: { destination: 'media', namespace: 'web-staging' },",
    );
    const { text } = await slipway(lint);
    expect(text).toContain(
      'web-staging depends on store, which has no environment staging',
    );
    expect(text).not.toContain('sync waves do not order Applications');
  });

  it('keeps the place of an application that is written alone', async () => {
    expect((await slipway(synth, { names: ['web'] })).ok).toBe(true);
    expect(
      readFileSync(join(repository, 'dist/web-dev.yaml'), 'utf8'),
    ).toContain('argocd.argoproj.io/sync-wave: "2"');
    expect((await slipway(check)).ok).toBe(true);
  });

  it('notices that a changed dependency moves an application', async () => {
    edit(
      WEB,
      "{ orders: 'orders', database: 'store' }",
      "{ database: 'store' }",
    );
    commit();
    const result = await slipway(check);
    expect(result.ok).toBe(false);
    expect(result.text).toContain(
      'web-dev: it was made for wave 2 (app-of-apps) among the Applications, and the dependencies give wave 1 (app-of-apps); run `slipway synth`.',
    );
    expect((await slipway(synth)).ok).toBe(true);
    expect((await slipway(check)).ok).toBe(true);
    commit();
  });

  it('notices a change by hand and a declaration that is not written yet', async () => {
    edit(
      'dist/platform/manifests/AppProject.shop.k8s.yaml',
      'warn: true',
      'warn: false',
    );
    edit('config/requests/pictures.ts', 'sizeGiB: 20', 'sizeGiB: 30');
    const { ok, text } = await slipway(check);
    expect(ok).toBe(false);
    expect(text).toContain(
      "dist/platform/manifests/AppProject.shop.k8s.yaml is not what the platform's config gives",
    );
    expect(text).toContain(
      "dist/platform-requests/manifests/Bucket.pictures.k8s.yaml is not what the platform's config gives",
    );
    expect((await slipway(synth)).ok).toBe(true);
  });

  it('removes a package with the last of what it held', async () => {
    for (const folder of ['config/requests', 'config/promises']) {
      rmSync(join(repository, folder), { recursive: true });
    }
    expect((await slipway(synth)).ok).toBe(true);
    expect(existsSync(join(repository, 'dist/platform-requests.yaml'))).toBe(
      false,
    );
    expect(existsSync(join(repository, 'dist/platform-requests'))).toBe(false);
    expect((await slipway(check)).ok).toBe(true);
  });

  it('writes nothing at all when something declared is wrong', async () => {
    const before = readTree(join(repository, 'dist'));
    edit(
      'config/addons/external-dns.ts',
      "version: '1.18.0'",
      "version: '1.17.0'",
    );
    edit(
      'config/applicationsets/regions.ts',
      "name: 'gateway-{{ .region }}'",
      "name: 'gateway-{{ .regoin }}'",
    );
    const { ok, text } = await slipway(synth);
    expect(ok).toBe(false);
    expect(text).toContain(
      'template.name reads ".regoin", which not every set of parameters has (the nearest known is "region")',
    );
    expect(readTree(join(repository, 'dist'))).toEqual(before);
  });

  it('names the line of what cannot be read', async () => {
    edit('config/projects/shop.ts', "name: 'shop'", 'name: process.env.NAME');
    for (const command of [synth, validate, lint]) {
      const { ok, text } = await slipway(command);
      expect(ok).toBe(false);
      expect(text).toMatch(
        /config\/projects\/shop\.ts:4: "process\.env\.NAME" in name is no literal/,
      );
    }
  });

  it.each([
    ['project', 'sourceRepos'],
    ['addon', 'layers'],
    ['request', 'schema'],
  ] as const)('prints the JSON Schema of a %s', (kind, field) => {
    let text = '';
    schema({ out: part => (text += part) }, false, kind);
    expect(Object.keys(JSON.parse(text).properties)).toContain(field);
  });
});
