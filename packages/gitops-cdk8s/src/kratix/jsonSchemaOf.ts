type Schema = Readonly<Record<string, unknown>>;

/** Keywords with schemas in them whose own fields restrict nothing further (structural schemas). */
const COMBINED = ['allOf', 'anyOf', 'oneOf'] as const;
const PLAIN = [
  'type',
  'enum',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'required',
  'format',
] as const;
const EMBEDDED = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object' },
};

/**
 * A Kubernetes OpenAPI v3 schema as JSON Schema. `nullable`, boolean `exclusiveMinimum`, `x-kubernetes-int-or-string` and
 * embedded objects are written as JSON Schema has them. A field that the schema does not know is refused, where the API
 * server would drop it in silence, unless `x-kubernetes-preserve-unknown-fields` keeps it. Patterns that JavaScript does
 * not read are left out.
 *
 * @internal
 */
export function jsonSchemaOf(schema: Schema): Schema {
  return convert(schema, true);
}

/** @param closed - whether unknown fields are refused here */
function convert(schema: Schema, closed: boolean): Schema {
  const nested = (value: unknown): Schema => convert(record(value), closed);
  const result: Record<string, unknown> = {};
  for (const key of PLAIN) {
    if (schema[key] !== undefined) {
      result[key] = schema[key];
    }
  }
  if (typeof schema.pattern === 'string' && isPattern(schema.pattern)) {
    result.pattern = schema.pattern;
  }
  Object.assign(result, bounds(schema));
  if (schema.items !== undefined) {
    result.items = nested(schema.items);
  }
  for (const key of COMBINED) {
    const all = schema[key];
    if (Array.isArray(all)) {
      result[key] = all.map(one => convert(record(one), false));
    }
  }
  if (schema.not !== undefined) {
    result.not = convert(record(schema.not), false);
  }
  if (schema['x-kubernetes-int-or-string'] === true) {
    delete result.type;
    result.type = ['integer', 'string'];
  }
  Object.assign(result, fields(schema, closed, nested));
  return schema.nullable === true ? orNull(result) : result;
}

function fields(
  schema: Schema,
  closed: boolean,
  nested: (value: unknown) => Schema,
): Schema {
  const properties = Object.entries(record(schema.properties)).map(
    ([name, value]) => [name, nested(value)],
  );
  const embedded =
    schema['x-kubernetes-embedded-resource'] === true ? EMBEDDED : {};
  const known = { ...embedded, ...Object.fromEntries(properties) };
  const additional = schema.additionalProperties;
  const keeps = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const isObject = schema.type === 'object' || properties.length > 0;
  if (!isObject) {
    return {};
  }
  return {
    ...(Object.keys(known).length > 0 ? { properties: known } : {}),
    ...(additional !== undefined && typeof additional !== 'boolean'
      ? { additionalProperties: nested(additional) }
      : {}),
    ...(closed && !keeps && (additional === undefined || additional === false)
      ? { additionalProperties: false }
      : {}),
  };
}

/** OpenAPI 3.0 says by a boolean that a limit itself is out; JSON Schema gives it a keyword of its own. */
function bounds({
  exclusiveMaximum,
  exclusiveMinimum,
  maximum,
  minimum,
}: Schema): Schema {
  return {
    ...(exclusiveMinimum === true && minimum !== undefined
      ? { exclusiveMinimum: minimum }
      : {}),
    ...(exclusiveMaximum === true && maximum !== undefined
      ? { exclusiveMaximum: maximum }
      : {}),
  };
}

function orNull(schema: Schema): Schema {
  return {
    ...schema,
    ...(schema.type === undefined
      ? {}
      : { type: [schema.type, 'null'].flat() }),
    ...(Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {}),
  };
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}

function record(value: unknown): Schema {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Schema)
    : {};
}
