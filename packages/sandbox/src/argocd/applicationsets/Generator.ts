import { MatchExpression } from './ApplicationSet';

type Parameters = Readonly<Record<string, unknown>>;

/** A selector of labels, as Kubernetes has it. */
export interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly (Pick<MatchExpression, 'key'> & {
    readonly operator: string;
    readonly values?: readonly string[];
  })[];
}

/** The generators that are read. */
export interface Generator {
  readonly list?: { readonly elements?: readonly Parameters[] };
  readonly clusters?: {
    readonly selector?: Selector;
    readonly values?: Parameters;
  };
  readonly merge?: {
    readonly mergeKeys: readonly string[];
    readonly generators: readonly Generator[];
  };
}
