import { isLocationOf } from './isLocationOf';

const repository = 'http://git.example/platform/gitops';

function location(spec: Record<string, string | string[]>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: { name: 'x' },
    spec,
  };
}

describe('isLocationOf', () => {
  it.each([
    [{ target: `${repository}/src/branch/main/catalog-info.yaml` }, true],
    [{ targets: ['./a.yaml', `${repository}/src/branch/main/b.yaml`] }, true],
    [{ target: `${repository}-other/src/branch/main/a.yaml` }, false],
    [{ target: './org.yaml' }, false],
    [{}, false],
  ])('decides %j', (spec, expected) => {
    expect(
      isLocationOf(location(spec as Record<string, string>), repository),
    ).toBe(expected);
  });
});
