import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import fc from 'fast-check';
import { PlainApiObject } from './PlainApiObject';

function both(props: Readonly<Record<string, unknown>>) {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop', labels: { b: 'x', a: 'y' } },
    ...props,
  };
  const chart = () => new Chart(new App({ outdir: 'dist' }), 'shop');
  return {
    plain: new PlainApiObject(chart(), 'o', object),
    usual: new ApiObject(chart(), 'o', object),
  };
}

describe('PlainApiObject', () => {
  it('synthesises to what an ApiObject does, in the same order', () => {
    const spec = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(spec, value => {
        const { plain, usual } = both({ spec: value, data: undefined });
        expect(JSON.stringify(plain.toJson())).toBe(
          JSON.stringify(usual.toJson()),
        );
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('leaves patches, lazy values and other objects to cdk8s', () => {
    const lazy = both({ spec: { replicas: Lazy.any({ produce: () => 3 }) } });
    expect(lazy.plain.toJson()).toEqual(lazy.usual.toJson());
    const patched = both({ spec: { replicas: 1 } });
    patched.plain.addJsonPatch(JsonPatch.replace('/spec/replicas', 2));
    expect(patched.plain.toJson()).toMatchObject({ spec: { replicas: 2 } });
    expect(() => both({ spec: new Map() }).plain.toJson()).toThrow(
      "can't render non-simple object",
    );
  });

  it('has what is added to its metadata later', () => {
    const { plain, usual } = both({});
    for (const object of [plain, usual]) {
      object.metadata.addAnnotation('note', 'late');
    }
    expect(plain.toJson()).toEqual(usual.toJson());
  });
});
