import { Option, OptionValues } from 'commander';
import { BenchReport } from './BenchReport';

/** One measurement, called as `yarn bench NAME`. */
export interface Bench {
  /** The command's name: lower case, one word. */
  readonly name: string;
  /** One line for `yarn bench --help`. */
  readonly describe: string;
  /** Its options, with defaults and parsers that refuse what makes no sense. */
  readonly options: readonly Option[];
  /**
   * Measures. What it starts it ends, also when it fails.
   *
   * @param options - values by the options' names, parsed
   * @param progress - told in one line what is done now
   */
  run(
    options: OptionValues,
    progress: (line: string) => void,
  ): Promise<BenchReport>;
}
