import { Command } from 'commander';
import { Bench } from './Bench';
import { formatReport } from './measure/formatReport';

/** Where the command writes. */
export interface CliOutput {
  /** Results: tables and, last, the line of JSON. */
  readonly out: (text: string) => void;
  /** What is done now. */
  readonly err: (text: string) => void;
}

/** The command line: a subcommand for each measurement. */
export function createCli(
  benches: readonly Bench[],
  output: CliOutput,
): Command {
  const program = new Command('bench')
    .description(
      'Measures Slipway and the tools beside it, in one run on this machine. The last line of a measurement is JSON',
    )
    .configureOutput({ writeOut: output.out, writeErr: output.err });
  for (const bench of benches) {
    const command = program
      .command(bench.name)
      .description(bench.describe)
      .configureOutput({ writeOut: output.out, writeErr: output.err });
    bench.options.forEach(option => command.addOption(option));
    command.action(async () => {
      const report = await bench.run(command.opts(), line =>
        output.err(`${line}\n`),
      );
      output.out(formatReport(report));
      report.tidy?.();
    });
  }
  return program;
}
