import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { errorDocument } from './errorDocument';
import { generateRepository } from './generateRepository';
import { generatedPlatformOf } from './generatedPlatformOf';
import { loadApplications } from './loadApplications';
import { printErrors } from './printErrors';
import { printFindings } from './printFindings';
import { uniqueFindings } from './uniqueFindings';

/** `slipway lint`: what the rules say, without writing anything. */
export async function lint(options: CliOptions): Promise<CommandResult> {
  const { names, print, repository } = options;
  const loaded = loadApplications(repository, names);
  const { environments, errors } = generateRepository(loaded.files, options);
  const wrong = [...loaded.errors, ...errors];
  const platform =
    wrong.length === 0 ? generatedPlatformOf(loaded.files, options) : undefined;
  const findings = uniqueFindings([
    ...environments.flatMap(({ generated }) => generated.findings),
    ...(platform?.findings ?? []),
  ]);
  printErrors(wrong, print);
  const failed = printFindings(findings, print) || wrong.length > 0;
  const count = findings.length + wrong.length;
  print(`${count} ${count === 1 ? 'finding' : 'findings'}`);
  return {
    ok: !failed,
    document: { errors: wrong.map(errorDocument), findings },
  };
}
