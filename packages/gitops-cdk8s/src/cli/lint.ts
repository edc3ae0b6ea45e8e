import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { errorDocument } from './errorDocument';
import { inspectRepository } from './inspectRepository';

/** `slipway lint`: what the rules say, without writing anything. */
export async function lint(options: CliOptions): Promise<CommandResult> {
  const { errors, failed, findings } = inspectRepository(options);
  const count = findings.length + errors.length;
  options.print(`${count} ${count === 1 ? 'finding' : 'findings'}`);
  return {
    ok: !failed,
    document: { errors: errors.map(errorDocument), findings },
  };
}
