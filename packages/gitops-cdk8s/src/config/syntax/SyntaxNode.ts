/** Where something is in a text: offsets, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text, a number, true or false. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean;
}

/** `[ … ]` */
export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly SyntaxNode[];
}

/** `{ … }` */
export interface RecordNode extends Span {
  readonly kind: 'record';
  readonly properties: readonly PropertyNode[];
}

/** `key: value`; the span begins at the key. */
export interface PropertyNode extends Span {
  readonly key: string;
  readonly value: SyntaxNode;
}

/** A literal in source text. Parentheses around a value belong to it. */
export type SyntaxNode = ScalarNode | ListNode | RecordNode;
