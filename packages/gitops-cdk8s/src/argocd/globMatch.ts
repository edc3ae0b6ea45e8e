const escaped = (text: string) => text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');

/**
 * Whether a text fits a pattern as Argo CD's projects read it: `*` and `?` stop at the separator, `**` does not, `[ab]` is
 * one of several characters and `{a,b}` one of several words. `*` alone is everything.
 *
 * @param separator - a character, `/` for repositories; none for clusters and namespaces
 * @internal
 */
export function globMatch(
  pattern: string,
  text: string,
  separator = '',
): boolean {
  return (
    pattern === '*' ||
    new RegExp(`^${expression(pattern, separator)}$`, 's').test(text)
  );
}

function expression(pattern: string, separator: string): string {
  const one = separator ? `[^${escaped(separator)}]` : '.';
  return pattern.replace(
    /\*\*|\*|\?|\[!?[^\]]+\]|\{[^{}]*\}|[^*?[{]+|[[{]/g,
    part => {
      if (part === '**') {
        return '.*';
      }
      if (part === '*') {
        return `${one}*`;
      }
      if (part === '?') {
        return one;
      }
      if (part.length > 1 && part.startsWith('[')) {
        return part.replace(/^\[!/, '[^');
      }
      if (part.length > 1 && part.startsWith('{')) {
        const words = part.slice(1, -1).split(',');
        return `(?:${words.map(word => expression(word, separator)).join('|')})`;
      }
      return escaped(part);
    },
  );
}
