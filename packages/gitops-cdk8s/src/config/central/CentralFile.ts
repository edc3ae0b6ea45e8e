import { RecordNode, Span } from '../syntax/SyntaxNode';

/** A file that holds all applications of a repository, taken apart. */
export interface CentralFile {
  /** The list, brackets included. */
  readonly list: Span;
  readonly entries: readonly CentralEntry[];
}

/** One application of a central file. */
export interface CentralEntry extends Span {
  /** Counted from 1. */
  readonly line: number;
  /** Its literal; undefined when something in it is none. */
  readonly node?: RecordNode;
  /** What in it is no literal, as a sentence. */
  readonly refusal?: string;
}
