/** A text with a full stop; an empty one stays empty. */
export function sentence(text: string | undefined): string {
  return text ? `${text.replace(/\.$/, '')}.` : '';
}
