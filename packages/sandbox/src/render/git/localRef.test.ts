import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localRef } from './localRef';

describe('localRef', () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        folder,
        '-c',
        'user.name=J',
        '-c',
        'user.email=j@example.com',
        ...args,
      ],
      { stdio: 'pipe' },
    )
      .toString()
      .trim();
  const repository = () => join(folder, '.git');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'refs-'));
    execFileSync('git', ['init', '-q', '-b', 'main', folder]);
    git('commit', '-q', '--allow-empty', '-m', 'one');
    git('branch', 'feature/one');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['loose', 'packed'])('reads %s refs as git does', kind => {
    if (kind === 'packed') git('pack-refs', '--all');
    for (const revision of ['HEAD', 'main', 'feature/one']) {
      expect(localRef(repository(), revision)).toBe(git('rev-parse', revision));
    }
  });

  it.each(['nope', '../HEAD', '../../etc/passwd', ''])(
    'knows no branch %s',
    revision => {
      expect(localRef(repository(), revision)).toBeUndefined();
    },
  );
});
