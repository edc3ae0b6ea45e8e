import { lintDependencies } from '../findings/lintDependencies';
import { readApplicationFiles } from './ApplicationFile';
import { CliOptions } from './CliOptions';
import { generateEnvironments } from './generateEnvironments';
import { printFindings } from './printFindings';

/** `slipway lint`: what the rules say, without writing anything. Gives the process' exit code. */
export async function lint(options: CliOptions): Promise<number> {
  let failed = false;
  let count = 0;
  const files = await readApplicationFiles(options.repository, options.names);
  for (const file of files) {
    const seen = new Set<string>();
    for (const { findings } of await generateEnvironments(file, options)) {
      // What is wrong with the application as a whole is found once for each environment.
      const fresh = findings.filter(
        finding => !seen.has(JSON.stringify(finding)),
      );
      fresh.forEach(finding => seen.add(JSON.stringify(finding)));
      count += fresh.length;
      failed = printFindings(fresh, options.print) || failed;
    }
  }
  if (options.names.length === 0) {
    const across = lintDependencies(files.map(({ config }) => config));
    count += across.length;
    failed = printFindings(across, options.print) || failed;
  }
  options.print(`${count} ${count === 1 ? 'finding' : 'findings'}`);
  return failed ? 1 : 0;
}
