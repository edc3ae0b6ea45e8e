import { z } from 'zod';

/** What of a schema's definition is looked at; the rest differs from kind to kind. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

/**
 * The fields that a schema knows at a place; none where it knows no fields by name.
 *
 * @internal
 */
export function knownKeys(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): readonly string[] {
  const places = path.reduce<readonly z.core.$ZodType[]>(
    (schemas, key) => schemas.flatMap(each => below(each, key)),
    [schema],
  );
  return [
    ...new Set(
      places
        .flatMap(unwrap)
        .flatMap(each => Object.keys(definitionOf(each).shape ?? {})),
    ),
  ];
}

function below(
  schema: z.core.$ZodType,
  key: PropertyKey,
): readonly z.core.$ZodType[] {
  return unwrap(schema).flatMap(each => {
    const { element, shape, valueType } = definitionOf(each);
    const field =
      shape && Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
    return [field, valueType, element].filter(found => found !== undefined);
  });
}

/** Without what is around it: optional, default, each of a union. */
function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { in: input, innerType, options } = definitionOf(schema);
  const inside = [innerType, input, ...(options ?? [])].filter(
    found => found !== undefined,
  );
  return inside.length > 0 ? inside.flatMap(unwrap) : [schema];
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}
