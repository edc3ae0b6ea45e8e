import { fieldGroups } from '@slipway/cdk8s';
import { FormSchema } from './FormSchema';
import { isLarge } from './isLarge';
import { JsonSchema } from './JsonSchema';
import { objectField } from './objectField';
import { onlyBranch } from './onlyBranch';
import { switchOf } from './switchOf';
import { titleOf } from './titleOf';
import { withSmallInitial } from './withSmallInitial';

/** Options as a part of a template. */
export interface OptionsPage {
  /** A page of the form. */
  readonly page: FormSchema;
  /** The options as the action takes them: expressions by name. */
  readonly input: Readonly<Record<string, string>>;
}

type Field = readonly [name: string, schema: JsonSchema];

/** For fields whose schema names none, as those of chart types of a repository may. */
const NO_GROUP = 'Other';

/**
 * A page that asks for the fields of a schema, and what its step gives to the action: first what is needed or common, then
 * a checkbox for each subject, which shows the rest about it.
 *
 * @param title - of the page
 * @param schema - a JSON Schema whose properties name their `group`
 * @param without - properties that the template asks for itself
 */
export function optionsPage(
  title: string,
  schema: JsonSchema,
  without: readonly string[],
): OptionsPage {
  const required = (schema.required ?? []).filter(
    name => !without.includes(name),
  );
  const fields = inGroupOrder(
    Object.entries(schema.properties ?? {}).filter(
      ([name]) => !without.includes(name),
    ),
  );
  const needed = fields.filter(([name]) => required.includes(name));
  const common = fields.filter(
    ([name, field]) => field.common && !required.includes(name),
  );
  const shown = [...needed, ...common];
  const sections = sectionsOf(
    fields.filter(field => !shown.includes(field)),
    shown.map(([, field]) => groupOf(field)),
  );
  const hidden = sections.map(([name]) => name);
  const { type: _, ...fieldsOfPage } = objectField(
    {
      required,
      properties: Object.fromEntries([...shown, ...sections]),
    },
    [],
    (name, field) => hidden.includes(name) || isLarge(field),
  );
  return {
    page: { title, ...fieldsOfPage },
    input: Object.fromEntries([
      ...needed.map(([name, field]) => [name, expression(field, name)]),
      ...common.map(([name, field]) => [
        name,
        expression(field, name, ...(isLarge(field) ? [switchOf(name)] : [])),
      ]),
      ...sections.flatMap(inputOf),
    ]),
  };
}

/** Known groups first, each in the order of the schema. */
function inGroupOrder(fields: readonly Field[]): readonly Field[] {
  const groups = [
    ...new Set<string>([
      ...Object.values(fieldGroups),
      ...fields.map(([, field]) => groupOf(field)),
    ]),
  ];
  return groups.flatMap(group =>
    fields.filter(([, field]) => groupOf(field) === group),
  );
}

function groupOf({ group = NO_GROUP }: JsonSchema): string {
  return group;
}

/**
 * The fields of each group as one object; a large object that is alone in its group needs none around it.
 *
 * @param begun - groups of which something is shown already
 */
function sectionsOf(
  fields: readonly Field[],
  begun: readonly string[],
): readonly Field[] {
  const groups = [...new Set(fields.map(([, field]) => groupOf(field)))];
  return groups.map(group => {
    const members = fields.filter(([, field]) => groupOf(field) === group);
    const [first, ...others] = members;
    return others.length === 0 && isLarge(first[1])
      ? first
      : [
          sectionName(group),
          {
            type: 'object',
            title: begun.includes(group) ? `${group}: more` : group,
            description: contentsOf(group, members),
            properties: Object.fromEntries(members),
            isSection: true,
          },
        ];
  });
}

/** `Scaling and availability` becomes `scalingAndAvailabilityOptions`, as no prop is called. */
function sectionName(group: string): string {
  const [first, ...others] = group
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return [
    first,
    ...others.map(word => `${word.charAt(0).toUpperCase()}${word.slice(1)}`),
    'Options',
  ].join('');
}

/** What a section is about, unless its heading says it all. */
function contentsOf(
  group: string,
  members: readonly Field[],
): string | undefined {
  const [[, only]] = members;
  if (members.length === 1 && only.description) {
    return only.description;
  }
  const titles = members.map(([name, { title }]) => title ?? titleOf(name));
  return titles.every(title =>
    group.toLowerCase().includes(title.toLowerCase()),
  )
    ? undefined
    : titles
        .map((title, index) => (index === 0 ? title : withSmallInitial(title)))
        .join(', ');
}

function inputOf([name, schema]: Field): readonly (readonly [
  string,
  string,
])[] {
  const shown = switchOf(name);
  if (!schema.isSection) {
    return [[name, expression(schema, name, shown)]];
  }
  return Object.entries(schema.properties ?? {}).map(([member, field]) => [
    member,
    expression(
      field,
      `${name}.${member}`,
      ...[shown, ...(isLarge(field) ? [`${name}.${switchOf(member)}`] : [])],
    ),
  ]);
}

/**
 * What the form has at a path, under the condition that all checkboxes are ticked. What is not there becomes an empty text,
 * and a record an empty record, since the action's schema takes no text for it.
 */
function expression(
  schema: JsonSchema,
  path: string,
  ...switches: readonly string[]
): string {
  const value = `parameters.${path}`;
  const given =
    switches.length > 0
      ? `${value} if ${switches.map(shown => `parameters.${shown}`).join(' and ')}`
      : value;
  if (onlyBranch(schema)?.type !== 'object') {
    return `\${{ ${given} }}`;
  }
  return switches.length > 0
    ? `\${{ (${given}) or {} }}`
    : `\${{ ${given} or {} }}`;
}
