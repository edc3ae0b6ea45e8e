import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readTree } from '../__testUtils__/readTree';

const PACKAGE = resolve(__dirname, '../..');

jest.setTimeout(120_000);

describe('slipway, as npm installs it', () => {
  const root = mkdtempSync(join(tmpdir(), 'slipway-bundled-'));
  const program = join(root, 'package/bin/slipway');
  const bundle = join(root, 'package/dist/slipway.cjs');
  const repository = join(root, 'repository');

  beforeAll(() => {
    mkdirSync(join(root, 'package/bin'), { recursive: true });
    copyFileSync(join(PACKAGE, 'bin/slipway'), program);
    execFileSync(process.execPath, [
      join(PACKAGE, 'scripts/bundleCommand.mjs'),
      bundle,
    ]);
    symlinkSync(
      resolve(PACKAGE, '../../node_modules'),
      join(root, 'node_modules'),
    );
    cpSync(join(PACKAGE, 'fixtures/backstage/config'), `${repository}/config`, {
      recursive: true,
    });
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function slipway(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [program, ...args],
      {
        cwd: repository,
        encoding: 'utf8',
        env: { ...process.env, XDG_CACHE_HOME: join(root, 'cache'), ...env },
      },
    );
    return { status, stderr, stdout };
  }

  it('writes the same as the sources', () => {
    expect(slipway(['synth'])).toMatchObject({ status: 0, stderr: '' });
    expect(readTree(join(repository, 'dist')).map(({ path }) => path)).toEqual(
      readTree(join(PACKAGE, 'fixtures/backstage/__golden__')).map(
        ({ path }) => path,
      ),
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(PACKAGE, 'bin/slipway'), 'synth', '--check'],
      { cwd: repository, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'Everything below dist/ is what its config gives.\n',
    });
  });

  it.each([
    [['--version']],
    [['--help']],
    [['validate']],
    [['lint', '--json']],
    [['plan']],
    [['schema', 'request']],
  ])('runs %j', args => {
    expect(slipway(args)).toMatchObject({ status: 0 });
  });

  it('loads what is not in the file when it is needed', () => {
    const path = 'config/applications/odd.ts';
    writeFileSync(join(repository, path), 'export default odd();\n');
    expect(slipway(['validate', 'odd'])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(`error ${path}:1: `),
    });
    rmSync(join(repository, path));
  });

  it('keeps what it compiled for the user, or nowhere', () => {
    slipway(['--version']);
    expect(readdirSync(join(root, 'cache/slipway'))).toContain('--version');
    const before = readdirSync(repository);
    for (const env of [
      { XDG_CACHE_HOME: join(program, 'a-file-is-no-folder') },
      { XDG_CACHE_HOME: 'relative', HOME: '' },
    ]) {
      expect(slipway(['--version'], env)).toMatchObject({
        status: 0,
        stderr: '',
      });
    }
    expect(readdirSync(repository)).toEqual(before);
  });

  it('has the licences of what is in the file', () => {
    const text = readFileSync(`${bundle}.LICENSES.txt`, 'utf8');
    for (const name of ['cdk8s', 'commander', 'constructs', 'yaml', 'zod']) {
      expect(text).toMatch(new RegExp(`^${name} [0-9.]+ `, 'm'));
    }
    expect(text.match(/^NOTICE\n\nCopyright .*Amazon/gm)).toHaveLength(2);
  });
});
