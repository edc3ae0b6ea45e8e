import { registeredLocationRef } from './registeredLocationRef';

describe('registeredLocationRef', () => {
  it('names the entity as the catalog does', () => {
    expect(
      registeredLocationRef({
        type: 'url',
        target: 'http://git.example/platform/gitops/src/branch/main/a.yaml',
      }),
    ).toMatch(/^location:default\/generated-[0-9a-f]{40}$/);
  });
});
