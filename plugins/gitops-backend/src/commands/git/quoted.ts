import { inOneLine } from './inOneLine';
import { withoutDirectives } from './withoutDirectives';

/** What somebody typed, for Markdown: one line, no markup, no mentions, nothing that a Git host obeys. */
export function quoted(text: string): string {
  return withoutDirectives(inOneLine(text)).replace(/[\\*_[\]<>|#@!]/g, '\\$&');
}
