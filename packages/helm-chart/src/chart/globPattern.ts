import { ChartError } from '../ChartError';

/**
 * A pattern of Go's `filepath.Match` as a regular expression: `*` and `?` do not cross a slash, `[a-z]` and `[^a-z]`
 * are classes, a backslash takes the next character as it is.
 *
 * @throws ChartError when the pattern is malformed
 */
export function globPattern(pattern: string): RegExp {
  let source = '';
  let rest = pattern;
  while (rest.length > 0) {
    const [part, translated] = nextPart(rest, pattern);
    source += translated;
    rest = rest.slice(part.length);
  }
  return new RegExp(`^${source}$`, 'su');
}

function nextPart(rest: string, pattern: string): [string, string] {
  const character = String.fromCodePoint(rest.codePointAt(0)!);
  switch (character) {
    case '*':
      return ['*', '[^/]*'];
    case '?':
      return ['?', '[^/]'];
    case '\\': {
      const escaped = /^\\([\s\S])/u.exec(rest);
      if (!escaped) {
        throw malformed(pattern);
      }
      return [escaped[0], literal(escaped[1])];
    }
    case '[': {
      const found = /^\[(\^?)((?:\\[\s\S]|[^\]\\])+)\]/u.exec(rest);
      if (!found) {
        throw malformed(pattern);
      }
      return [found[0], characterClass(found[1] !== '', found[2], pattern)];
    }
    default:
      return [character, literal(character)];
  }
}

function characterClass(
  negated: boolean,
  body: string,
  pattern: string,
): string {
  const characters = body.match(/\\[\s\S]|[\s\S]/gu) ?? [];
  const ranges: string[] = [];
  for (let index = 0; index < characters.length; index++) {
    const low = plain(characters[index]);
    if (characters[index + 1] === '-' && index + 2 < characters.length) {
      const high = plain(characters[index + 2]);
      if (high.codePointAt(0)! < low.codePointAt(0)!) {
        throw malformed(pattern);
      }
      ranges.push(`${codePoint(low)}-${codePoint(high)}`);
      index += 2;
    } else if (characters[index] === '-') {
      throw malformed(pattern);
    } else {
      ranges.push(codePoint(low));
    }
  }
  return `[${negated ? '^' : ''}${ranges.join('')}]`;
}

function plain(character: string): string {
  return character.length > 1 && character.startsWith('\\')
    ? character.slice(1)
    : character;
}

function codePoint(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

function literal(character: string): string {
  return /[\w\s/]/u.test(character) ? character : codePoint(character);
}

function malformed(pattern: string): ChartError {
  return new ChartError(
    `.helmignore: the pattern "${pattern}" is malformed; close its brackets, or write a backslash before them.`,
  );
}
