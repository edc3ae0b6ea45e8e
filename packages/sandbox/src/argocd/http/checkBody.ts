import { ArgoError } from './ArgoError';

type GoType = 'string' | 'bool' | 'int64' | 'object' | 'list';

const NAMES: Readonly<Record<string, string>> = { boolean: 'bool' };

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  const name = typeof value;
  return NAMES[name] ?? name;
}

const FITS: Readonly<Record<GoType, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  bool: value => typeof value === 'boolean',
  int64: value => Number.isInteger(value),
  object: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
  list: value => Array.isArray(value),
};

/** The fields of a request body; 400 in Go's words when one has another type. Unknown fields are ignored. */
export function checkBody<T>(
  body: unknown,
  struct: string,
  fields: Readonly<Record<string, GoType>>,
): T {
  if (!FITS.object(body)) {
    throw ArgoError.invalidArgument(
      `json: cannot unmarshal ${typeOf(body)} into Go value of type application.${struct}`,
    );
  }
  const record = body as Record<string, unknown>;
  for (const [field, type] of Object.entries(fields)) {
    const value = record[field];
    if (value !== undefined && value !== null && !FITS[type](value)) {
      throw ArgoError.invalidArgument(
        `json: cannot unmarshal ${typeOf(value)} into Go struct field ${struct}.${field} of type ${type}`,
      );
    }
  }
  return record as T;
}
