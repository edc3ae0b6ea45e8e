import { wholeNumber } from './wholeNumber';

describe('wholeNumber', () => {
  it.each(['1', '20', '500'])('takes %s', text => {
    expect(wholeNumber(1, 500)(text)).toBe(Number(text));
  });

  it.each(['0', '501', '-1', '1.5', 'many', '', '1e2'])('refuses %s', text => {
    expect(() => wholeNumber(1, 500)(text)).toThrow(
      'Give a whole number from 1 to 500.',
    );
  });
});
