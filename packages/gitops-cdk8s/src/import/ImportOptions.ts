import { GitopsRepository } from '../cli/GitopsRepository';

/** What `slipway import` is told. */
export interface ImportOptions {
  readonly repository: GitopsRepository;
  /** YAML files, folders of them, or one `applications.ts`. */
  readonly files: readonly string[];
  /** Of the application that YAML becomes. */
  readonly name?: string;
  readonly environment: string;
  readonly destination: string;
  /** @defaultValue `component:default/<name>` */
  readonly entity?: string;
  readonly print: (line: string) => void;
}
