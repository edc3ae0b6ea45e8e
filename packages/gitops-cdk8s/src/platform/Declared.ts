/** A config with the file that declares it. */
export interface Declared<T> {
  readonly path: string;
  readonly config: T;
}
