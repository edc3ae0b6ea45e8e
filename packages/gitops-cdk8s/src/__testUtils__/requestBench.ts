import { stringify } from 'yaml';
import { RequestConfig } from '../kratix/RequestConfig';
import { platformBench } from './platformBench';

const { declaration, generate } = platformBench;

/** A request to an API with one schema. */
function ask(
  schema: object,
  spec: object,
  changes: Partial<RequestConfig> = {},
) {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.org' },
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', ...schema } },
            },
          },
        },
        { name: 'v1beta1', served: false, storage: false },
      ],
    },
  };
  return generate({
    'crds/thing.yaml': stringify(definition),
    'config/requests/one.ts': declaration('defineRequest', {
      name: 'one',
      schema: 'crds/thing.yaml',
      spec,
      ...changes,
    }),
  });
}

function messages({
  findings,
}: ReturnType<typeof generate>): readonly string[] {
  return findings.map(({ message }) => message);
}

/** What the tests of requests work with. */
export const requestBench = { ask, messages } as const;
