/**
 * True for a name that every registry and cluster takes: lower case letters, digits and single dashes, dots or
 * underscores between them, at most 63 characters. Helm itself would take more and fail at the push.
 *
 * @public
 */
export function isChartName(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]+(?:(?:[._]|-+)[a-z0-9]+)*$/.test(text);
}
