import { basename } from 'node:path';
import { CliIo } from './CliIo';
import { createProgram } from './createProgram';
import { errorDocument } from './errorDocument';
import { UsageError } from './UsageError';

/**
 * The command line `slipway`. What is wrong with the input is printed as one sentence to standard error.
 *
 * @param argv - as `process.argv`
 * @returns the exit code: 0 when all is well, 1 when something was found or went wrong, 2 when it was called in a way
 * that it cannot follow
 * @public
 */
export async function runSlipway(argv: readonly string[]): Promise<number> {
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  const io: CliIo = {
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    get isTerminal() {
      return process.stderr.isTTY === true;
    },
    signal: interrupted.signal,
  };
  const watching = argv.includes('--watch');
  if (watching) {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    // Nobody reads any more.
    process.stdout.once('error', stop);
  }
  try {
    const { codeOf, program } = await createProgram(io);
    await program.parseAsync([...argv]);
    return codeOf();
  } catch (error) {
    return explain(error, argv, io);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    process.stdout.off('error', stop);
  }
}

function explain(error: unknown, argv: readonly string[], io: CliIo): number {
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  const ofCommander = typeof code === 'string' && code.startsWith('commander.');
  if (ofCommander && exitCode === 0) {
    return 0;
  }
  const result = ofCommander || error instanceof UsageError ? 2 : 1;
  const { message } = errorDocument(error);
  if (!ofCommander) {
    io.err(`${basename(argv[1] ?? 'slipway')}: ${message}\n`);
  }
  if (argv.includes('--json')) {
    const document = {
      ok: false,
      error: {
        ...errorDocument(error),
        message: String(message).replace(/^error: /, ''),
      },
    };
    io.out(`${JSON.stringify(document)}\n`);
  }
  return result;
}
