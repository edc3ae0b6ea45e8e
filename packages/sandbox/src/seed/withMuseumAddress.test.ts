import { execFileSync } from 'node:child_process';
import { withMuseumAddress } from './withMuseumAddress';

const blob = (text: string) =>
  execFileSync('git', ['hash-object', '--stdin'], { input: text })
    .toString()
    .trim();

describe('withMuseumAddress', () => {
  it('replaces the stand-in, and the blob ids of what it was replaced in', () => {
    const config = `repoURL: 'http://stand-in'\n`;
    const after = `repoURL: 'http://localhost:7712'\n`;
    expect(
      withMuseumAddress(
        {
          'config.ts': config,
          'generated.yaml': `blob: ${blob(config)}\n`,
          'other.yaml': 'x: 1\n',
          'gone.yaml': null,
        },
        'http://stand-in',
        'http://localhost:7712',
      ),
    ).toEqual({
      'config.ts': after,
      'generated.yaml': `blob: ${blob(after)}\n`,
      'other.yaml': 'x: 1\n',
      'gone.yaml': null,
    });
  });
});
