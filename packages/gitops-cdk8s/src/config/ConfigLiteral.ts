import { RecordNode } from './syntax/SyntaxNode';

/** What a config file gives to its definer. */
export interface ConfigLiteral {
  /** Plain data, not yet checked. */
  readonly value: unknown;
  /** The same with its places in the text. */
  readonly node: RecordNode;
  /** The line of a part of the value, counted from 1. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}
