import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCredentials } from './ensureCredentials';

describe('ensureCredentials', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes random accounts once, for their owner only', () => {
    const made = ensureCredentials(join(folder, 'a'));
    expect(ensureCredentials(join(folder, 'a'))).toEqual(made);
    expect(ensureCredentials(join(folder, 'b'))).not.toEqual(made);
    expect(statSync(join(folder, 'a', 'credentials.json')).mode & 0o777).toBe(
      0o600,
    );
    expect(made.argocd.token.split('.')).toHaveLength(3);
  });

  it('refuses a file that is something else, by its name', () => {
    writeFileSync(join(folder, 'credentials.json'), '{}');
    expect(() => ensureCredentials(folder)).toThrow(
      /credentials\.json does not hold the sandbox's credentials; remove it/,
    );
  });
});
