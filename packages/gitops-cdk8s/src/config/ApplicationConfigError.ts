/**
 * An application config that cannot be taken. `message` is one sentence that starts with where it is
 * (`config/applications/shop.ts:12`), names the value and says what to write instead.
 *
 * @public
 */
export class ApplicationConfigError extends Error {
  readonly name = 'ApplicationConfigError';
  /** File, as the caller named it; undefined when the config came from no file. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** The sentence without where it is. */
  readonly problem: string;

  constructor(
    problem: string,
    place: { readonly file?: string; readonly line?: number } = {},
  ) {
    const where = [place.file, place.line].filter(Boolean).join(':');
    super(where ? `${where}: ${problem}` : problem);
    this.problem = problem;
    this.file = place.file;
    this.line = place.line;
  }
}
