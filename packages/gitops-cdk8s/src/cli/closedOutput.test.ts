import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

jest.setTimeout(60_000);

describe('slipway with an output that nobody reads', () => {
  let repository: string;

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'slipway-closed-'));
    cpSync(
      join(ROOT, 'fixtures/backstage/config'),
      join(repository, 'config'),
      { recursive: true },
    );
  });

  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  /** Its output is closed before it has begun. */
  async function closed(...args: readonly string[]) {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'bin/slipway'), ...args],
      { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.destroy();
    const errors: Buffer[] = [];
    child.stderr.on('data', chunk => errors.push(chunk));
    const [code] = await once(child, 'close');
    return { code, stderr: Buffer.concat(errors).toString('utf8') };
  }

  it.each([
    [['schema', 'application']],
    [['--help']],
    [['plan']],
    [['schema', 'application', '--json']],
  ])('ends %j quietly', async args => {
    expect(await closed(...args)).toEqual({ code: 0, stderr: '' });
  });

  it('still writes what it was called for', async () => {
    expect(await closed('synth')).toEqual({ code: 0, stderr: '' });
    expect(existsSync(join(repository, 'dist/backstage-dev.yaml'))).toBe(true);
  });

  it('still says that something is wrong', async () => {
    expect(await closed('synth', '--check')).toEqual({ code: 1, stderr: '' });
  });

  it('stops watching', async () => {
    expect(await closed('synth', '--watch')).toMatchObject({ code: 0 });
  });
});
