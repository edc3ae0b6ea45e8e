import { withoutQuickActions } from './withoutQuickActions';

describe('withoutQuickActions', () => {
  it.each([
    ['/merge', '\\/merge'],
    [
      'Because.\n/approve\n/target_branch dev',
      'Because.\n\\/approve\n\\/target_branch dev',
    ],
    ['Because.\r\n/close', 'Because.\r\n\\/close'],
    ['  /lock', '  \\/lock'],
    [
      'Because of dist/shop.yaml and /merge',
      'Because of dist/shop.yaml and /merge',
    ],
    ['// a comment', '// a comment'],
    ['', ''],
  ])('writes %j as %j', (text, expected) => {
    expect(withoutQuickActions(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    const once = withoutQuickActions('/merge');
    expect(withoutQuickActions(once)).toBe(once);
  });
});
