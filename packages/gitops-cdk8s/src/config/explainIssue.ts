import { z } from 'zod';
import { nearestName } from '../platform/nearestName';
import { knownKeys } from './knownKeys';

/** The fields at an issue's place: those that a schema inside another one named itself, else the schema's. */
function namesAt(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType | undefined,
): readonly string[] {
  const { known } = issue as { readonly known?: readonly string[] };
  return known ?? (schema ? knownKeys(schema, issue.path) : []);
}

/**
 * A schema's complaint as one sentence: the field, its value, and the next step.
 *
 * @param root - the value that was checked
 * @param schema - that checked it: for the name that was meant
 * @internal
 */
export function explainIssue(
  issue: z.core.$ZodIssue,
  root: unknown,
  schema?: z.core.$ZodType,
): string {
  const value = valueAt(root, issue.path);
  const field = issue.path.map(String).join('.') || 'the config';
  if (issue.code === 'unrecognized_keys') {
    const place =
      issue.path.length > 0 ? `a field of ${field}` : 'a field of the config';
    const [key] = issue.keys;
    const near = nearestName(key, namesAt(issue, schema));
    return near
      ? `"${key}" is not ${place}; did you mean "${near}"?`
      : `"${key}" is not ${place}; remove it or correct its name.`;
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.find(errors =>
      errors.some(
        error => error.path.length > 0 || error.code === 'unrecognized_keys',
      ),
    )?.[0];
    if (inner) {
      return explainIssue(
        { ...inner, path: [...issue.path, ...inner.path] },
        root,
        schema,
      );
    }
  }
  if (issue.code === 'invalid_key' && issue.issues[0]) {
    return `the name ${show(issue.path.at(-1))} in ${issue.path.slice(0, -1).map(String).join('.')} ${end(issue.issues[0].message)}`;
  }
  if (value === undefined) {
    return `${field} is missing; add it.`;
  }
  const ours = /^(is|has) /.test(issue.message);
  return ours
    ? `${field} is ${show(value)}, which ${end(issue.message)}`
    : `${field} is ${show(value)}, which cannot be taken (${issue.message.replace(/\.$/, '')}); correct it.`;
}

function end(message: string): string {
  return `${message.replace(/\.$/, '')}.`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object'
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  );
}

function show(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(
      value.length > 80 ? `${value.slice(0, 77)}...` : value,
    );
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return value !== null && typeof value === 'object'
    ? 'an object'
    : String(value);
}
