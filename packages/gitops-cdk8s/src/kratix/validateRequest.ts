import Ajv, { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { nearestName } from '../platform/nearestName';
import { jsonSchemaOf } from './jsonSchemaOf';

/** One thing that does not fit. */
export interface RequestProblem {
  /** `spec.vcluster.replicas`. */
  readonly field: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
}

/**
 * Checks a request's spec against the OpenAPI v3 schema of the whole object, as the API server would, save for rules in
 * CEL. Gives one problem a field; none when it fits.
 *
 * @param kind - as problems name it
 * @internal
 */
export function validateRequest(
  spec: unknown,
  schema: Readonly<Record<string, unknown>>,
  kind: string,
): readonly RequestProblem[] {
  const properties = schema.properties as
    Readonly<Record<string, unknown>> | undefined;
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    unicodeRegExp: false,
    verbose: true,
  });
  addFormats(ajv);
  const validate = ajv.compile(
    jsonSchemaOf({
      type: 'object',
      properties: { spec: properties?.spec ?? { type: 'object' } },
      required: [schema.required ?? []].flat().filter(name => name === 'spec'),
    }),
  );
  if (validate({ spec })) {
    return [];
  }
  const problems = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'anyOf' || !hasInner(validate.errors))
    .map(error => problemOf(error, kind));
  return [
    ...new Map(
      problems.map(problem => [`${problem.field} ${problem.message}`, problem]),
    ).values(),
  ];
}

/** The branches of a choice say more than that none of them fits. */
function hasInner(errors: readonly ErrorObject[] | null | undefined): boolean {
  return (errors ?? []).some(({ keyword }) => keyword !== 'anyOf');
}

function problemOf(error: ErrorObject, kind: string): RequestProblem {
  const field = fieldOf(error.instancePath);
  const params = error.params as Readonly<Record<string, unknown>>;
  if (error.keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    const known = Object.keys(
      (error.parentSchema?.properties as object | undefined) ?? {},
    );
    return {
      field: `${field}.${name}`,
      message: `${field}.${name} is no field of ${kind}${hint(name, known)}.`,
    };
  }
  if (error.keyword === 'required') {
    const name = `${field ? `${field}.` : ''}${String(params.missingProperty)}`;
    return {
      field: name,
      message: `${name} is missing, and ${kind} needs it.`,
    };
  }
  return {
    field,
    message: `${field} is ${show(error.data)}, which ${reasonOf(error)}.`,
  };
}

function reasonOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'enum') {
    const allowed = params.allowedValues as readonly unknown[];
    return `is none of ${allowed
      .filter(value => value !== null)
      .map(value => JSON.stringify(value))
      .join(', ')}`;
  }
  return keyword === 'type'
    ? `is no ${[params.type].flat().join(' or ')}`
    : (message ?? 'does not fit');
}

function hint(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  if (nearest) {
    return ` (the nearest known is "${nearest}")`;
  }
  return known.length > 0
    ? ` (there are ${known.slice(0, 12).join(', ')})`
    : '';
}

function fieldOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function show(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (value !== null && typeof value === 'object') {
    return 'an object';
  }
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
