import { permitsSource } from './permitsSource';

describe('permitsSource', () => {
  it.each([
    ['https://git.example.com/platform/gitops.git', ['*'], true],
    [
      'https://git.example.com/platform/gitops.git',
      ['https://git.example.com/platform/*'],
      true,
    ],
    // Argo CD's `*` is one part of the path.
    [
      'https://git.example.com/platform/gitops.git',
      ['https://git.example.com/*'],
      false,
    ],
    [
      'https://git.example.com/platform/gitops.git',
      ['https://git.example.com/**'],
      true,
    ],
    [
      'https://git.example.com/platform/gitops.git',
      ['https://git.example.com/platform/gitops'],
      true,
    ],
    [
      'https://git.example.com/Platform/GitOps',
      ['https://git.example.com/platform/gitops.git'],
      true,
    ],
    [
      'git@git.example.com:platform/gitops.git',
      ['ssh://git@git.example.com/platform/gitops'],
      true,
    ],
    [
      'https://charts.example.com',
      ['https://{charts,images}.example.com'],
      true,
    ],
    ['https://charts.example.com', ['https://chart?.example.com'], true],
    ['https://charts.example.com', ['https://charts-example.com'], false],
    [
      'https://git.example.com/a/b',
      ['https://git.example.com/a/*', '!https://git.example.com/a/b'],
      false,
    ],
    ['https://git.example.com/a/c', ['!https://git.example.com/a/b'], true],
    ['https://git.example.com/a/c', [], false],
  ])('%s by %j: %s', (url, patterns, permitted) => {
    expect(permitsSource(patterns, url)).toBe(permitted);
  });
});
