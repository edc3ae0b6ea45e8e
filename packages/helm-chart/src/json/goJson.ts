/**
 * JSON as Go's encoder writes it: `<`, `>`, `&` and the two line separators as `\u003c` and so on.
 *
 * @public
 */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
