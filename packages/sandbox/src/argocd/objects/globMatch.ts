interface GlobOptions {
  /** What `*` and `?` do not go beyond; `**` does. Without it they take anything. */
  readonly separator?: string;
}

const escaped = (text: string) => text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');

function expression(pattern: string, { separator }: GlobOptions): string {
  const one = separator ? `[^${escaped(separator)}]` : '.';
  // Longest first: what an alternative begins with is read before its characters.
  return pattern.replace(
    /\*\*|\*|\?|\[!?[^\]]+\]|\{[^{}]*\}|[^*?[{]+|[[{]/g,
    token => {
      if (token === '**') return '.*';
      if (token === '*') return `${one}*`;
      if (token === '?') return one;
      if (/^\[.+\]$/.test(token)) return token.replace(/^\[!/, '[^');
      if (/^\{.*\}$/s.test(token)) {
        const words = token.slice(1, -1).split(',');
        return `(?:${words.map(word => expression(word, { separator })).join('|')})`;
      }
      return escaped(token);
    },
  );
}

/**
 * Whether a text fits a pattern as Argo CD reads them: `*` for anything, `?` for one character, `[ab]` for one of
 * several, `{a,b}` for one of several words.
 */
export function globMatch(
  pattern: string,
  text: string,
  options: GlobOptions = {},
): boolean {
  if (pattern === '*') return true;
  return new RegExp(`^${expression(pattern, options)}$`, 's').test(text);
}
