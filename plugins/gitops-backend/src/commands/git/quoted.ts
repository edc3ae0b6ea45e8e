import { inOneLine } from './inOneLine';

/** What somebody typed, for Markdown: one line, no markup, no mentions. */
export function quoted(text: string): string {
  return inOneLine(text).replace(/[\\*_[\]<>|#@!]/g, '\\$&');
}
