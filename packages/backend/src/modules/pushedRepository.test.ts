import { pushedRepository } from './pushedRepository';

const repository = {
  html_url: 'http://git.example/platform/gitops',
  default_branch: 'main',
};

describe('pushedRepository', () => {
  it.each([
    ['a push to the default branch', 'refs/heads/main', repository.html_url],
    ['a push to another branch', 'refs/heads/feature', undefined],
    ['a tag of the same name', 'refs/tags/main', undefined],
  ])('reads %s', (_, ref, expected) => {
    expect(pushedRepository({ ref, repository })).toBe(expected);
  });

  it.each([
    [undefined],
    ['text'],
    [{ action: 'opened', repository }],
    [{ ref: 'refs/heads/main', repository: { default_branch: 'main' } }],
  ])('answers nothing for %j', payload => {
    expect(pushedRepository(payload)).toBeUndefined();
  });
});
