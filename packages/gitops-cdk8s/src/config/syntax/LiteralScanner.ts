import { ListNode, PropertyNode, RecordNode, SyntaxNode } from './SyntaxNode';

const TRIVIA = /(?:\s+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
const IDENTIFIER = /[A-Za-z_$][\w$]*/y;
/** Without what only a full parser should judge: other bases, leading zeros, separators. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w$.])/y;
const SINGLE = /'(?:[^'\\\r\n]|\\[nrtbfv\\'"`])*'/y;
const DOUBLE = /"(?:[^"\\\r\n]|\\[nrtbfv\\'"`])*"/y;
const TEMPLATE = /`[^`\\$\r]*`/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
};
const DEEPEST = 100;

/** Thrown where a text is not as simple as this scanner wants it. */
export const NOT_SIMPLE = Symbol('not simple');

/**
 * Reads literals as nearly every config file has them. Whatever is unusual, wrong or no literal ends it with
 * `NOT_SIMPLE`: the compiler's parser, a hundred times slower, then reads the text and says what is wrong.
 */
export class LiteralScanner {
  readonly text: string;
  #at: number;

  constructor(text: string, at: number = 0) {
    this.text = text;
    this.#at = at;
  }

  /** Where the next token begins. */
  get at(): number {
    this.#match(TRIVIA);
    return this.#at;
  }

  get atEnd(): boolean {
    return this.at === this.text.length;
  }

  /** Goes over what matches here, and gives it; undefined when it does not match. */
  take(pattern: RegExp): string | undefined {
    this.#match(TRIVIA);
    return this.#match(pattern);
  }

  /** Goes over one character when it comes next. */
  takeCharacter(character: string): boolean {
    if (this.text[this.at] !== character) {
      return false;
    }
    this.#at += 1;
    return true;
  }

  expect(character: string): void {
    if (!this.takeCharacter(character)) {
      throw NOT_SIMPLE;
    }
  }

  /** @throws NOT_SIMPLE */
  value(depth: number = 0): SyntaxNode {
    const start = this.at;
    const first = this.text[start];
    if (depth > DEEPEST) {
      throw NOT_SIMPLE;
    }
    if (first === '{') {
      return this.#record(start, depth);
    }
    if (first === '[') {
      return this.#list(start, depth);
    }
    const value = this.#scalar(first);
    return { kind: 'scalar', start, end: this.#at, value };
  }

  #record(start: number, depth: number): RecordNode {
    const properties: PropertyNode[] = [];
    const keys = new Set<string>();
    this.expect('{');
    while (!this.takeCharacter('}')) {
      const begin = this.at;
      const key = this.#key();
      if (keys.has(key) || key === '__proto__') {
        throw NOT_SIMPLE;
      }
      keys.add(key);
      this.expect(':');
      const value = this.value(depth + 1);
      properties.push({ start: begin, end: value.end, key, value });
      this.#separate('}');
    }
    return { kind: 'record', start, end: this.#at, properties };
  }

  #list(start: number, depth: number): ListNode {
    const items: SyntaxNode[] = [];
    this.expect('[');
    while (!this.takeCharacter(']')) {
      items.push(this.value(depth + 1));
      this.#separate(']');
    }
    return { kind: 'list', start, end: this.#at, items };
  }

  /** A comma, unless the end comes next. */
  #separate(end: string): void {
    if (!this.takeCharacter(',') && this.text[this.at] !== end) {
      throw NOT_SIMPLE;
    }
  }

  #key(): string {
    return this.#match(IDENTIFIER) ?? this.#string();
  }

  #scalar(first: string): string | number | boolean {
    if (first === "'" || first === '"' || first === '`') {
      return this.#string();
    }
    const number = this.#match(NUMBER);
    if (number !== undefined) {
      return Number(number);
    }
    const word = this.#match(IDENTIFIER);
    if (word !== 'true' && word !== 'false') {
      throw NOT_SIMPLE;
    }
    return word === 'true';
  }

  #string(): string {
    const quoted =
      this.#match(SINGLE) ?? this.#match(DOUBLE) ?? this.#match(TEMPLATE);
    if (quoted === undefined) {
      throw NOT_SIMPLE;
    }
    const inner = quoted.slice(1, -1);
    return inner.includes('\\')
      ? inner.replace(
          /\\(.)/g,
          (_, character) => ESCAPES[character] ?? character,
        )
      : inner;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text);
    if (!found) {
      return undefined;
    }
    this.#at = pattern.lastIndex;
    return found[0];
  }
}
