import { platformBench } from '../__testUtils__/platformBench';
import { requestSpecSchema } from './requestSpecSchema';

const texts = platformBench.fixtureTexts();

describe('requestSpecSchema', () => {
  it.each([
    ['promises/vcluster/promise.yaml', undefined, 'vcluster'],
    ['promises/vcluster/promise.yaml', 'v1alpha1', 'vcluster'],
    ['config/promises/bucket.ts', undefined, 'region'],
  ])('reads %s in version %s', (path, version, property) => {
    expect(requestSpecSchema(texts[path], path, version)).toMatchObject({
      properties: { [property]: { type: expect.any(String) } },
    });
  });

  it.each([
    [
      'a version that is not served',
      texts['promises/vcluster/promise.yaml'],
      'v9',
    ],
    ['another object', 'kind: ConfigMap\n', undefined],
    ['no YAML', '{', undefined],
    [
      'a definition without a schema',
      'kind: CustomResourceDefinition\nspec: { group: g, names: { kind: K }, scope: Cluster, versions: [{ name: v1, served: true, storage: true }] }\n',
      undefined,
    ],
  ])('has none for %s', (_, text, version) => {
    expect(requestSpecSchema(text, 'crd.yaml', version)).toBeUndefined();
  });
});
