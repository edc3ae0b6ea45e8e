import Ajv from 'ajv';
import { z } from 'zod';
import { CronJobProps } from './cronJob/CronJobProps';
import { cronJobSchema } from './cronJob/cronJobPropsSchema';
import { defaultChartTypes } from './defaultChartTypes';
import { HelmReleaseProps } from './helmRelease/HelmReleaseProps';
import { helmReleaseSchema } from './helmRelease/helmReleasePropsSchema';
import { fieldGroups } from '../config/fieldGroups';
import { propsJsonSchema } from './propsJsonSchema';
import { RawManifestsProps } from './rawManifests/RawManifestsProps';
import { rawManifestsSchema } from './rawManifests/rawManifestsPropsSchema';
import { StatefulServiceProps } from './statefulService/StatefulServiceProps';
import { statefulServiceSchema } from './statefulService/statefulServicePropsSchema';
import { WebServiceProps } from './webService/WebServiceProps';
import { webServiceSchema } from './webService/webServicePropsSchema';
import { WorkerProps } from './worker/WorkerProps';
import { workerSchema } from './worker/workerPropsSchema';

/** A schema does not say "read only", so both sides are made so before they are compared. */
type Frozen<T> = T extends object
  ? { readonly [K in keyof T]: Frozen<T[K]> }
  : T;
type Same<A, B> =
  (<T>() => T extends Frozen<A> ? 1 : 2) extends <T>() => T extends Frozen<B>
    ? 1
    : 2
    ? true
    : false;

// These lines do not compile when a schema and the type of its props part.
const same: readonly [
  Same<z.infer<typeof cronJobSchema>, CronJobProps>,
  Same<z.infer<typeof helmReleaseSchema>, HelmReleaseProps>,
  Same<z.infer<typeof rawManifestsSchema>, RawManifestsProps>,
  Same<z.infer<typeof statefulServiceSchema>, StatefulServiceProps>,
  Same<z.infer<typeof webServiceSchema>, WebServiceProps>,
  Same<z.infer<typeof workerSchema>, WorkerProps>,
] = [true, true, true, true, true, true];

// And these show that the comparison can fail.
const different: readonly [
  Same<z.infer<typeof workerSchema>, WebServiceProps>,
  Same<{ readonly a?: string }, { readonly a: string }>,
  Same<{ readonly a: string }, { readonly a: string; readonly b?: string }>,
] = [false, false, false];

interface Schema {
  readonly description?: string;
  readonly default?: unknown;
  readonly group?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Every property below a schema by its path. */
function propertiesOf(
  schema: Schema,
  path: string,
): readonly (readonly [string, Schema])[] {
  const { additionalProperties, anyOf = [], items, properties = {} } = schema;
  return [
    ...Object.entries(properties).flatMap(([name, property]) => [
      [`${path}.${name}`, property] as const,
      ...propertiesOf(property, `${path}.${name}`),
    ]),
    ...(typeof additionalProperties === 'object'
      ? propertiesOf(additionalProperties, `${path}.*`)
      : []),
    ...(items ? propertiesOf(items, `${path}[]`) : []),
    ...anyOf.flatMap(branch => propertiesOf(branch, path)),
  ];
}

const registry = defaultChartTypes();

describe.each(registry.names())('the props of %s', name => {
  const schema = propsJsonSchema(registry.get(name)!) as Schema;

  it('are each described in the JSON Schema', () => {
    const all = propertiesOf(schema, name);
    expect(all.length).toBeGreaterThan(2);
    expect(
      all
        .filter(
          ([, { description }]) => !/^[A-Z1].{3,}[^.]$/.test(description ?? ''),
        )
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('each belong to a group', () => {
    const groups: readonly string[] = Object.values(fieldGroups);
    expect(
      Object.entries(schema.properties!)
        .filter(([, { group }]) => !groups.includes(group ?? ''))
        .map(([prop]) => prop),
    ).toEqual([]);
  });

  it('have defaults that fit', () => {
    const ajv = new Ajv({ strict: false });
    const wrong = propertiesOf(schema, name)
      .filter(([, property]) => property.default !== undefined)
      .filter(([, property]) => !ajv.validate(property, property.default))
      .map(([path]) => path);
    expect(wrong).toEqual([]);
  });
});

describe('propsJsonSchema', () => {
  it('is of the types of the props', () => {
    expect([...same, ...different]).toEqual([
      ...same.map(() => true),
      ...different.map(() => false),
    ]);
  });

  it('names what is needed and refuses what is unknown', () => {
    const schema = propsJsonSchema(registry.get('CronJob')!)!;
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      required: ['schedule'],
      additionalProperties: false,
      properties: {
        concurrencyPolicy: {
          enum: ['Allow', 'Forbid', 'Replace'],
          default: 'Forbid',
        },
        failedJobsHistoryLimit: { type: 'integer', minimum: 0, default: 1 },
      },
    });
  });

  it('is undefined for a chart type that takes anything', () => {
    expect(propsJsonSchema({})).toBeUndefined();
  });
});
