import { JsonSchema } from './JsonSchema';

/** Whether a schema is a record of anything, as Helm values are: a form has it as YAML. */
export function isFreeForm({
  additionalProperties,
  properties,
  type,
}: JsonSchema): boolean {
  return (
    type === 'object' &&
    properties === undefined &&
    (additionalProperties === undefined ||
      additionalProperties === true ||
      (typeof additionalProperties === 'object' &&
        additionalProperties.type === undefined &&
        additionalProperties.anyOf === undefined))
  );
}
