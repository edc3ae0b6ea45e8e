import { readPlatformSettings } from './readPlatformSettings';

describe('readPlatformSettings', () => {
  it('finds nothing in a repository without the file', () => {
    expect(readPlatformSettings(undefined)).toEqual({});
  });

  it('reads levels of rules', () => {
    expect(
      readPlatformSettings(
        `import { definePlatform } from '@slipway/cdk8s';\nexport default definePlatform({ rules: { 'image-pull-secret': 'off' } });\n`,
      ).rules,
    ).toEqual({ 'image-pull-secret': 'off' });
  });

  it('names the file that cannot be read', () => {
    expect(() => readPlatformSettings('export default 1;')).toThrow(
      'config/platform.ts',
    );
  });
});
