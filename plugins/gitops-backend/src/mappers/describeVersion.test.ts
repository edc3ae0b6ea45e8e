import { commit } from '../testing/testApplication';
import { describeVersion } from './describeVersion';

const source = { repoURL: 'https://git.example.com/platform/gitops.git' };

describe('describeVersion', () => {
  it.each<[string, readonly string[], string]>([
    [
      'the tag of its own image',
      ['ghcr.io/acme/shop:1.2.0', 'envoy:3'],
      '1.2.0',
    ],
    ['the only tag', ['ghcr.io/acme/web:7', 'ghcr.io/acme/worker:7'], '7'],
    ['the commit, when tags differ', ['a/web:7', 'b/worker:8'], '1111111'],
    [
      'the commit, while an old and a new pod run',
      ['a/shop:1', 'a/shop:2'],
      '1111111',
    ],
    ['the commit, when the tag is latest', ['a/shop:latest'], '1111111'],
    ['the tag before a digest', ['localhost:5000/shop:2@sha256:abc'], '2'],
    ['the commit, for a digest alone', ['a/shop@sha256:abc'], '1111111'],
    ['the commit, without images', [], '1111111'],
  ])('is called by %s', (_, images, label) => {
    expect(
      describeVersion({ source, revision: commit('1') }, images, 'shop-dev')
        ?.label,
    ).toBe(label);
  });

  it.each([
    [
      'https://git.example.com/platform/gitops.git',
      'https://git.example.com/platform/gitops/commit/',
    ],
    [
      'https://ana:secret@git.example.com/a/b',
      'https://git.example.com/a/b/commit/',
    ],
    [
      'https://gitlab.example.com/a/b.git',
      'https://gitlab.example.com/a/b/-/commit/',
    ],
  ])('links a commit of %s', (repoURL, prefix) => {
    expect(
      describeVersion({ source: { repoURL }, revision: commit('1') }, [], 'a')
        ?.url,
    ).toBe(prefix + commit('1'));
  });

  it('links no commit of an address that is no page', () => {
    const ssh = { repoURL: 'git@git.example.com:a/b.git' };
    expect(
      describeVersion({ source: ssh, revision: commit('1') }, [], 'a')?.url,
    ).toBeUndefined();
  });

  it('is none without a revision', () => {
    expect(describeVersion({ source }, [], 'a')).toBeUndefined();
  });
});
