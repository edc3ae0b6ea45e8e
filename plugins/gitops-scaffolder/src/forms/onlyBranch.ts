import { JsonSchema } from './JsonSchema';

/**
 * A schema without the branches that a form has no use for: `false` beside an object means none, which a form says by
 * leaving it out. The description and title stay. Undefined when several branches remain.
 */
export function onlyBranch(schema: JsonSchema): JsonSchema | undefined {
  const { anyOf, ...rest } = schema;
  const [only, ...others] = (anyOf ?? [rest]).filter(
    branch => branch.const !== false,
  );
  return others.length > 0 ? undefined : { ...only, ...rest };
}
