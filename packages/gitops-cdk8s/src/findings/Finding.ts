/**
 * Something that a rule has to say about generated output.
 *
 * @public
 */
export interface Finding {
  /** Stable id of the rule: `no-secret`. */
  readonly rule: string;
  /** `error`: the output must not be merged. */
  readonly level: 'error' | 'warning' | 'info';
  /** The object, `Deployment/shop-dev`; undefined when the finding is about the application as a whole. */
  readonly object?: string;
  /** The generated file, or the field of the config: `environments.dev.image.tag`. */
  readonly path?: string;
  /** What is wrong, with the value, as one sentence. */
  readonly message: string;
  /** What to do about it, as one sentence. */
  readonly fix: string;
}
