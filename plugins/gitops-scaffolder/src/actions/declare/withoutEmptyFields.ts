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
 * there, empty texts, lists and records too. What has no schema of its own, as values of a chart, stays as it is.
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
  const isTable = typeof additionalProperties === 'object';
  const others = isTable ? additionalProperties : {};
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => {
        const known = Object.hasOwn(properties, key);
        // A form has fields of all shapes that a value can have, and leaves those of the others empty.
        const droppable = known
          ? !required.includes(key)
          : item === '' && !isTable;
        return {
          key,
          droppable,
          cleaned: clean(item, known ? properties[key] : others),
        };
      })
      .filter(({ cleaned, droppable }) => !isNothing(cleaned, droppable))
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

function isNothing(value: unknown, droppable: boolean): boolean {
  if (value === undefined || value === null) {
    return true;
  }
  return (
    droppable &&
    (value === '' ||
      (typeof value === 'object' && Object.keys(value).length === 0))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
