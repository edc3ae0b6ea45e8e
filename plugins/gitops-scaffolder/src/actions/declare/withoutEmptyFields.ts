/** The part of JSON Schema (draft 2020-12) that tells which fields need not be there. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
}

/**
 * A copy without what a form sends for fields that nobody filled in: undefined and null, and where a field need not be
 * there, empty texts, lists and tables of names too. An empty object says something (`clusters: {}` are all clusters), and what
 * has no schema of its own, as values of a chart and the spec of a request, stays as it is.
 *
 * @param schema - of the value, as JSON Schema
 */
export function withoutEmptyFields(value: unknown, schema: unknown): unknown {
  return clean(value, schema as Schema);
}

function clean(value: unknown, given: Schema): unknown {
  const schema = branchOf(value, given);
  if (Array.isArray(value)) {
    return schema.items ? value.map(item => clean(item, schema.items!)) : value;
  }
  if (!isRecord(value)) {
    return value;
  }
  const { additionalProperties, properties = {}, required = [] } = schema;
  const others =
    typeof additionalProperties === 'object' ? additionalProperties : {};
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => {
        const known = Object.hasOwn(properties, key);
        const field = known ? properties[key] : others;
        const droppable = known && !required.includes(key);
        return {
          key,
          cleaned: clean(item, field),
          dropped:
            item === undefined ||
            item === null ||
            (droppable && isEmpty(item, field)),
        };
      })
      .filter(({ dropped }) => !dropped)
      .map(({ cleaned, key }) => [key, cleaned]),
  );
}

/** Of several shapes the one whose fixed words the value has. */
function branchOf(value: unknown, schema: Schema): Schema {
  const branches = schema.anyOf ?? schema.oneOf;
  if (!branches) {
    return schema;
  }
  const fitting = branches.filter(
    ({ properties }) =>
      isRecord(value) &&
      Object.entries(properties ?? {}).every(
        ([key, { const: word }]) => word === undefined || value[key] === word,
      ),
  );
  return fitting.find(({ properties }) => properties) ?? {};
}

function isEmpty(value: unknown, schema: Schema): boolean {
  if (isRecord(value)) {
    const { additionalProperties, properties } = branchOf(value, schema);
    return (
      Object.keys(value).length === 0 &&
      properties === undefined &&
      additionalProperties !== undefined
    );
  }
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
