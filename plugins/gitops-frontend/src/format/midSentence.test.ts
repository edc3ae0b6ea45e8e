import { midSentence } from './midSentence';

describe('midSentence', () => {
  it.each([
    [
      'Owned by group payments; you are not a member.',
      'owned by group payments; you are not a member.',
    ],
    [
      'The instance ‘main’ is read-only here.',
      'the instance ‘main’ is read-only here.',
    ],
    ['Argo CD main cannot be reached.', 'Argo CD main cannot be reached.'],
    ['OCI is not configured.', 'OCI is not configured.'],
    ['shop-dev is being deleted.', 'shop-dev is being deleted.'],
    ['', ''],
  ])('%s', (sentence, expected) => {
    expect(midSentence(sentence)).toBe(expected);
  });
});
