import { z } from 'zod/v3';
import { applicationSchema } from '../../forms/applicationSchema';
import { environmentSchema } from '../../forms/environmentSchema';
import { JsonSchema } from '../../forms/JsonSchema';
import { generateSchema } from './generateSchema';

function missing(schema: JsonSchema, taken: object): readonly string[] {
  return Object.keys(schema.properties!).filter(
    name => !Object.hasOwn(taken, name),
  );
}

function argocdSchema(): JsonSchema {
  return applicationSchema().properties!.argocd;
}

// A field that the schema of an action does not name cannot be given to it.
describe('the input of gitops:cdk8s:generate', () => {
  it('has every field of an application config', () => {
    expect(missing(applicationSchema(), generateSchema.input)).toEqual([]);
  });

  it('has every field of an environment', () => {
    const { shape } = generateSchema.input.environments(z).element;
    expect(missing(environmentSchema(), shape)).toEqual([]);
  });

  it('has everything about Argo CD', () => {
    const { shape } = generateSchema.input.argocd(z).unwrap();
    expect(missing(argocdSchema(), shape)).toEqual([]);
    expect(
      missing(
        argocdSchema().properties!.ignoreDifferences.items!,
        shape.ignoreDifferences.unwrap().element.shape,
      ),
    ).toEqual([]);
  });
});
