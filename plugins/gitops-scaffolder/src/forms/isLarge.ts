import { JsonSchema } from './JsonSchema';
import { onlyBranch } from './onlyBranch';

/** So many fields may be shown unasked. */
const FEW = 4;

/**
 * Whether an optional object needs a checkbox that shows it: one with needed fields, because a form sends an object as soon
 * as it shows it, and one with many.
 */
export function isLarge(schema: JsonSchema): boolean {
  return isNeedy(schema) || leavesOf(schema) > FEW;
}

function isNeedy(schema: JsonSchema): boolean {
  const { properties = {}, required = [] } = onlyBranch(schema) ?? {};
  return required.length > 0 || Object.values(properties).some(isNeedy);
}

function leavesOf(schema: JsonSchema): number {
  const { properties } = onlyBranch(schema) ?? {};
  return properties
    ? Object.values(properties).reduce(
        (sum, property) => sum + leavesOf(property),
        0,
      )
    : 1;
}
