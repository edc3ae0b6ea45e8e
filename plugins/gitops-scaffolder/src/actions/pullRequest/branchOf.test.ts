import { branchOf } from './branchOf';

describe('branchOf', () => {
  it.each([
    ['shop', undefined, 'slipway/shop'],
    ['shop', '', 'slipway/shop'],
    ['shop', 'add/shop-2.0', 'add/shop-2.0'],
  ])('names the branch of %s (%s) %s', (application, branch, expected) => {
    expect(branchOf(application, branch)).toBe(expected);
  });

  it.each([
    ['Shop', undefined, 'The application "Shop" is no DNS-1123 label'],
    ['../main', undefined, 'The application "../main"'],
    ['shop', 'a..b', '"a..b" is no name of a branch'],
    ['shop', '-x', '"-x"'],
    ['shop', 'x/', '"x/"'],
    ['shop', 'x.lock', '"x.lock"'],
    ['shop', 'a b', '"a b"'],
    ['shop', 'a/.b', '"a/.b"'],
  ])('refuses %s (%s)', (application, branch, message) => {
    expect(() => branchOf(application, branch)).toThrow(message);
  });
});
