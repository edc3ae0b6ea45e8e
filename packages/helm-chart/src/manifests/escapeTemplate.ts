/**
 * Makes text come out of Helm's rendering as it went in: every `{{` becomes an action that prints it. The result is
 * still YAML, inside quotes too. `}}` needs nothing.
 *
 * @public
 */
export function escapeTemplate(text: string): string {
  return text.replaceAll('{{', '{{`{{`}}');
}
