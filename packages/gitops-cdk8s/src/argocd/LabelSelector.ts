/**
 * Which clusters (by the labels of their registration) or Applications (by their own) are meant. All parts have to fit.
 *
 * @public
 */
export interface LabelSelector {
  /** @defaultValue none */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** @defaultValue none */
  readonly matchExpressions?: readonly LabelExpression[];
}

/** @public */
export interface LabelExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Needed by `In` and `NotIn`, forbidden by the others. */
  readonly values?: readonly string[];
}
