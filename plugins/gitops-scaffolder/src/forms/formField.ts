import { FormSchema } from './FormSchema';
import { isFreeForm } from './isFreeForm';
import { JsonSchema } from './JsonSchema';
import { numberOrText } from './numberOrText';
import { objectField } from './objectField';
import { onlyBranch } from './onlyBranch';
import { scalarField } from './scalarField';
import { sentence } from './sentence';
import { titleOf } from './titleOf';
import { withoutUi } from './withoutUi';

/** The review writes a text into one line. */
const YAML_MASK = 'YAML, as entered';

/** Lines of a field for YAML. */
const YAML_LINES = 8;

/**
 * A schema as a field of a form. Defaults become part of the help: a form would fill them in, and the config then hold what
 * the generator does anyway.
 *
 * @param trail - titles of the objects around it, because the review shows fields of all objects in one list, where titles
 *   have to differ; undefined inside of what the review shows as it is
 */
export function formField(
  name: string,
  schema: JsonSchema,
  trail?: readonly string[],
): FormSchema {
  const title = schema.title ?? titleOf(name);
  const only = onlyBranch(schema) ?? numberOrText(schema);
  if (!only) {
    throw new Error(
      `"${name}" is one of several things that no form has a field for; let its schema be one thing, or a number or text.`,
    );
  }
  if (only.namesOnly && typeof only.additionalProperties === 'object') {
    return {
      ...headOf(title, only, trail, 'description'),
      type: 'array',
      items: formField('name', only.additionalProperties),
      'ui:options': { orderable: false },
    };
  }
  if (isFreeForm(only)) {
    return {
      ...headOf(
        title,
        { ...only, default: undefined },
        trail,
        'ui:help',
        'As YAML.',
      ),
      ...(trail && reviewOf([...trail, title], { mask: YAML_MASK })),
      type: 'string',
      'ui:widget': 'textarea',
      'ui:options': { rows: YAML_LINES },
    };
  }
  switch (only.type) {
    case 'object':
      return only.properties
        ? {
            ...headOf(title, only, undefined, 'description'),
            ...objectField(
              only,
              only.isSection ? trail : trail && [...trail, title],
            ),
          }
        : recordField(title, only, trail);
    case 'array':
      return {
        ...headOf(title, only, trail, 'description'),
        type: 'array',
        items: formField('entry', only.items ?? {}),
      };
    default:
      return { ...headOf(title, only, trail, 'ui:help'), ...scalarField(only) };
  }
}

/** Names and values, which the review shows as they are. */
function recordField(
  title: string,
  schema: JsonSchema,
  trail: readonly string[] | undefined,
): FormSchema {
  const { additionalProperties, propertyNames } = schema;
  const { errorMessage, pattern } = propertyNames ?? {};
  return {
    ...headOf(
      title,
      schema,
      trail,
      'description',
      'Add one with "+", and write its name in place of "newKey".',
    ),
    ...(trail && reviewOf([...trail, title], { explode: false })),
    type: 'object',
    ...(pattern !== undefined && {
      propertyNames: {
        pattern,
        errorMessage: {
          pattern: (errorMessage?.pattern ?? 'This does not fit.').replace(
            /^This /,
            'One of the names ',
          ),
        },
      },
    }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: valueField(additionalProperties),
    }),
  };
}

/** Each value is headed by its name. */
function valueField(schema: JsonSchema): FormSchema {
  const { title, ...field } = withoutUi(formField('value', schema));
  return field.type === 'object' ? field : { title, ...field };
}

/** @param where - what has fields inside says what it is above them, all others below */
function headOf(
  title: string,
  schema: JsonSchema,
  trail: readonly string[] | undefined,
  where: 'description' | 'ui:help',
  hint = '',
): FormSchema {
  const text = [
    sentence(schema.description),
    hint,
    sentence(defaultText(schema.default)),
  ]
    .filter(Boolean)
    .join(' ');
  return {
    title,
    ...(text && { [where]: text }),
    ...(trail && trail.length > 0 && reviewOf([...trail, title])),
  };
}

/** How the review shows a field. */
function reviewOf(titles: readonly string[], options: object = {}): FormSchema {
  return {
    'ui:backstage': { review: { name: titles.join(': '), ...options } },
  };
}

function defaultText(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) {
    return undefined;
  }
  return typeof value === 'boolean'
    ? `Default: ${value ? 'yes' : 'no'}`
    : `Default: ${value}`;
}
