import { authorName } from './authorName';

describe('authorName', () => {
  it.each([
    ['Ana Lima <ana@example.com>', 'Ana Lima'],
    ['git-reconciler', 'git-reconciler'],
    ['<bot@example.com>', 'bot@example.com'],
    ['', ''],
  ])('%s', (author, expected) => {
    expect(authorName(author)).toBe(expected);
  });
});
