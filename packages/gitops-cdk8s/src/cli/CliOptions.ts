import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { CliIo } from './CliIo';
import { GitopsRepository } from './GitopsRepository';

/** What every command is given. */
export interface CliOptions {
  readonly repository: GitopsRepository;
  /** All when empty. */
  readonly names: readonly string[];
  /** All when undefined. */
  readonly environments?: readonly string[];
  /** For environments that have no record yet. */
  readonly mode: 'cnoe' | 'git';
  /** For mode `git`. */
  readonly repositoryUrl: string;
  readonly branch: string;
  readonly chartTypes: ChartTypeRegistry;
  readonly io: CliIo;
  /** Prints one line for people: on standard output, or with `--json` on standard error. */
  readonly print: (line: string) => void;
}
