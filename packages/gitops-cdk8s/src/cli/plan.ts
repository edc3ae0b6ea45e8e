import { wavePlanMarkdown } from '../wave/wavePlanMarkdown';
import { readApplicationFiles } from './ApplicationFile';
import { CliOptions } from './CliOptions';
import { generateEnvironments } from './generateEnvironments';

/** `slipway plan`: the waves of each Application, as Markdown. Gives the process' exit code. */
export async function plan(options: CliOptions): Promise<number> {
  for (const file of await readApplicationFiles(
    options.repository,
    options.names,
  )) {
    for (const { applications } of await generateEnvironments(file, options)) {
      for (const { name, plan: waves, version } of applications) {
        options.print(`## ${name} (${version})\n`);
        options.print(wavePlanMarkdown(waves));
      }
    }
  }
  return 0;
}
