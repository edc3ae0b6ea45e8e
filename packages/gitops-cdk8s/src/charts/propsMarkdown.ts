interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/**
 * The props of a chart type as a Markdown table for the documentation: every field with its type, default and description.
 * What a field is made of is listed below it; a record's own names are `<name>`.
 *
 * @param schema - of `propsJsonSchema`
 * @param isListed - whether a prop is in the table
 * @internal
 */
export function propsMarkdown(
  schema: object,
  isListed: (name: string) => boolean = () => true,
): string {
  const { properties = {}, ...rest } = schema as Schema;
  const listed = Object.entries(properties).filter(([name]) => isListed(name));
  return [
    '| prop | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...rowsOf({ ...rest, properties: Object.fromEntries(listed) }, ''),
    '',
  ].join('\n');
}

function rowsOf(schema: Schema, path: string): readonly string[] {
  const {
    additionalProperties,
    anyOf,
    properties = {},
    required = [],
  } = schema;
  const inside = anyOf?.find(branch => branch.properties);
  return [
    ...Object.entries(properties).flatMap(([name, field]) => {
      const place = path ? `${path}.${name}` : name;
      const need = required.includes(name) ? ' **needed**' : '';
      const row = `| \`${place}\`${need} | ${typeOf(field)} | ${valueText(field.default)} | ${cell(field.description ?? '')} |`;
      return [row, ...rowsOf(field, place)];
    }),
    ...(typeof additionalProperties === 'object'
      ? rowsOf(additionalProperties, `${path}.<name>`)
      : []),
    ...(inside ? rowsOf(inside, path) : []),
  ];
}

function typeOf(schema: Schema): string {
  const {
    additionalProperties,
    anyOf,
    const: value,
    enum: values,
    items,
    type,
  } = schema;
  if (values) {
    return values.map(valueText).join(', ');
  }
  if (anyOf) {
    return anyOf.map(typeOf).join(' or ');
  }
  if (value !== undefined) {
    return valueText(value);
  }
  if (items) {
    return `list of ${typeOf(items)}s`;
  }
  if (typeof additionalProperties === 'object') {
    return additionalProperties.type === 'object'
      ? 'by name'
      : `${typeOf(additionalProperties)} by name`;
  }
  return (
    { integer: 'number', string: 'text', object: 'object' }[type ?? ''] ??
    type ??
    'any'
  );
}

function valueText(value: unknown): string {
  return value === undefined || (typeof value === 'object' && value !== null)
    ? ''
    : `\`${value}\``;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
