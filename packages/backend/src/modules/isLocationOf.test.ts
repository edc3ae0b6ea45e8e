import { isLocationOf } from './isLocationOf';

const repository = 'http://git.example/platform/gitops';

describe('isLocationOf', () => {
  it.each([
    [`${repository}/src/branch/main/catalog-info.yaml`, true],
    ['http://git.example/Platform/GitOps/src/branch/main/a.yaml', true],
    [`${repository}-other/src/branch/main/a.yaml`, false],
    [repository, false],
    ['./org.yaml', false],
  ])('decides %s', (target, expected) => {
    expect(isLocationOf(target, repository)).toBe(expected);
  });

  it('takes an address with a slash at its end', () => {
    expect(isLocationOf(`${repository}/a.yaml`, `${repository}/`)).toBe(true);
  });
});
