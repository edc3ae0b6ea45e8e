import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChartCredentialsConfig,
  ChartRepositoryConfig,
} from '../../config/GitopsConfig';
import { createCredentialsProvider } from './createCredentialsProvider';
import { readCredentialsText } from './readCredentialsText';

describe('readCredentialsText', () => {
  it.each<[string, string | undefined, object | undefined]>([
    ['pass\n', 'AWS', { username: 'AWS', password: 'pass' }],
    ['token', undefined, { token: 'token' }],
    [
      '{"ServerURL":"x","Username":"u","Secret":"p"}',
      undefined,
      { username: 'u', password: 'p' },
    ],
    [
      '{"username":"u","password":"p"}',
      'other',
      { username: 'u', password: 'p' },
    ],
    ['{"password":"p"}', 'u', { username: 'u', password: 'p' }],
    ['{"token":"t"}', 'u', { token: 't' }],
    ['', 'u', undefined],
    ['two\nlines', 'u', undefined],
    ['{"password":"p"}', undefined, undefined],
    ['{"password":', 'u', undefined],
    ['{"password":1}', 'u', undefined],
  ])('of %j for %j', (text, username, expected) => {
    expect(readCredentialsText(text, username)).toEqual(expected);
  });
});

describe('createCredentialsProvider', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
    delete process.env.TEST_REGISTRY_PASSWORD;
  });

  const provide = (
    credentials: ChartCredentialsConfig | undefined,
    more: Partial<ChartRepositoryConfig> = {},
  ) =>
    createCredentialsProvider({
      name: 'registry',
      type: 'oci',
      url: 'oci://reg.example.com/charts',
      plainHttp: false,
      ...more,
      credentials,
    });

  // A program that counts its runs and prints what it was given.
  function program(body: string, more: object = {}) {
    const file = join(folder, 'helper.cjs');
    writeFileSync(file, body);
    return provide({
      type: 'exec',
      command: [process.execPath, file],
      username: 'AWS',
      timeoutMs: 10_000,
      cacheMs: 60_000,
      environment: [],
      ...more,
    });
  }

  it('takes what the configuration holds', async () => {
    expect(await provide(undefined).get()).toBeUndefined();
    expect(
      await provide(undefined, { username: 'u', password: 'p' }).get(),
    ).toEqual({ username: 'u', password: 'p' });
    expect(
      await provide(undefined, { url: 'http://u%40x:p@cm' }).get(),
    ).toEqual({ username: 'u@x', password: 'p' });
    expect(await provide({ type: 'static', token: 't' }).get()).toEqual({
      token: 't',
    });
  });

  it('reads the environment each time', async () => {
    const provider = provide({
      type: 'environment',
      token: 'TEST_REGISTRY_PASSWORD',
    });
    await expect(provider.get()).rejects.toThrow(
      'variable TEST_REGISTRY_PASSWORD with the credentials of the chart repository "registry" is not set',
    );
    process.env.TEST_REGISTRY_PASSWORD = 'one';
    expect(await provider.get()).toEqual({ token: 'one' });
    process.env.TEST_REGISTRY_PASSWORD = 'two';
    expect(await provider.get()).toEqual({ token: 'two' });
  });

  it('reads a file each time', async () => {
    const path = join(folder, 'password');
    const provider = provide({ type: 'file', path, username: 'ci' });
    await expect(provider.get()).rejects.toThrow('cannot be read (ENOENT)');
    writeFileSync(path, 'one\n');
    expect(await provider.get()).toEqual({ username: 'ci', password: 'one' });
    writeFileSync(path, '{"username":"robot$x","password":"two"}');
    expect(await provider.get()).toEqual({
      username: 'robot$x',
      password: 'two',
    });
    writeFileSync(path, '');
    await expect(provider.get()).rejects.toThrow('holds no credentials');
  });

  it('runs a program once for callers at the same time, and again when told', async () => {
    const provider = program(
      `const fs = require('fs'); fs.appendFileSync(__dirname + '/runs', 'x');
       process.stdout.write('pass-' + fs.readFileSync(__dirname + '/runs').length);`,
    );
    const all = await Promise.all([provider.get(), provider.get()]);
    expect(all).toEqual([
      { username: 'AWS', password: 'pass-1' },
      { username: 'AWS', password: 'pass-1' },
    ]);
    expect(await provider.get({ refresh: true })).toEqual({
      username: 'AWS',
      password: 'pass-2',
    });
  });

  it('speaks as Docker does to its helpers, and gives the program no other secrets', async () => {
    process.env.TEST_REGISTRY_PASSWORD = 'of the backend';
    const provider = program(
      `let input = ''; process.stdin.on('data', d => input += d).on('end', () =>
         process.stdout.write(JSON.stringify({ Username: input.trim(),
           Secret: String(process.env.TEST_REGISTRY_PASSWORD) })));`,
    );
    expect(await provider.get()).toEqual({
      username: 'reg.example.com',
      password: 'undefined',
    });
  });

  it.each<[string, string, object, string]>([
    [
      'fails',
      `console.error('very-secret'); process.exit(3)`,
      {},
      'ended with status 3',
    ],
    ['prints nothing', '', {}, 'printed nothing that is a password'],
    [
      'prints too much',
      `process.stdout.write('x'.repeat(100000))`,
      {},
      'printed more than credentials',
    ],
    [
      'hangs',
      `setInterval(() => {}, 1000)`,
      { timeoutMs: 200 },
      'did not end within 200 ms',
    ],
    [
      'is not there',
      '',
      { command: ['no-such-program-here'] },
      'was not found',
    ],
    [
      'is a shell line',
      '',
      { command: ['echo very-secret; true'] },
      'was not found',
    ],
    [
      'is not executable',
      '',
      { command: ['/dev/null'] },
      '\'null\' for the credentials of the chart repository "registry" may not be run',
    ],
    [
      'lies below a file',
      '',
      { command: ['/dev/null/helper'] },
      'could not be started (ENOTDIR)',
    ],
  ])('says that a program %s', async (_, body, more, message) => {
    const failure = await program(body, more)
      .get()
      .catch((error: unknown) => error);
    expect((failure as Error).message).toContain(message);
    // An absolute path tells where things lie on the machine.
    expect((failure as Error).message).not.toContain("'/");
    expect(
      (failure as Error).message.replace(/^The program '.*?'/, ''),
    ).not.toContain('very-secret');
  });
});
