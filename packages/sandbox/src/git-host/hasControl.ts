/** True when a text has an ASCII control character in it. */
export function hasControl(text: string): boolean {
  return [...text].some(character => character < ' ' || character === '\x7f');
}
