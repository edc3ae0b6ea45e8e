/** A text that cannot break out of its line, nor out of Markdown's code. */
export function inOneLine(text: string): string {
  return text.replace(/[`\r\n]+/g, ' ').trim();
}
