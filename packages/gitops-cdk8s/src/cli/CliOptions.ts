import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { RepositoryOptions } from '../repository/RepositoryOptions';
import { CliIo } from './CliIo';
import { GitopsRepository } from './GitopsRepository';

/** What every command is given. */
export interface CliOptions extends RepositoryOptions {
  readonly repository: GitopsRepository;
  readonly chartTypes: ChartTypeRegistry;
  readonly io: CliIo;
  /** Prints one line for people: on standard output, or with `--json` on standard error. */
  readonly print: (line: string) => void;
}
