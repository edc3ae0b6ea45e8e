import { matchesSelector } from './matchesSelector';

const labels = { app: 'shop', env: 'dev', 'example.com/tier': 'gold' };

describe('matchesSelector', () => {
  it.each([
    ['app=shop', true],
    ['app==shop,env=dev', true],
    ['app=shop,env=prod', false],
    ['env!=prod', true],
    ['missing!=x', true],
    ['env in (dev, staging),app', true],
    ['env in (prod)', false],
    ['env notin (prod),!missing', true],
    ['missing notin (a)', true],
    ['example.com/tier=gold', true],
    ['!app', false],
    ['toString', false],
    ['', true],
  ])('%s is %s', (selector, expected) => {
    expect(matchesSelector(selector, labels)).toBe(expected);
  });

  it.each(['a=b=c', 'env in dev', 'a b'])('refuses %s', selector => {
    expect(() => matchesSelector(selector, labels)).toThrow(
      /is no label selector/,
    );
  });
});
