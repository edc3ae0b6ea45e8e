/** Name of the checkbox that shows a field: `withProbes` for `probes`. */
export function switchOf(name: string): string {
  return `with${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
