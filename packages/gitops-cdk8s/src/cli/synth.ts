import { readApplicationFiles } from './ApplicationFile';
import { CliOptions } from './CliOptions';
import { generateEnvironments } from './generateEnvironments';
import { printFindings } from './printFindings';

/** `slipway synth`: writes what the configs give. Gives the process' exit code. */
export async function synth(options: CliOptions): Promise<number> {
  const { print, repository } = options;
  let failed = false;
  for (const file of await readApplicationFiles(repository, options.names)) {
    for (const generated of await generateEnvironments(file, options)) {
      const [{ name }] = generated.applications;
      if (printFindings(generated.findings, print)) {
        failed = true;
        print(`${name}: not written`);
      } else {
        const written = await repository.write(generated.files);
        await repository.remove(generated.deletes);
        print(
          `${name}: ${written.length} files written, ${generated.deletes.length} removed`,
        );
      }
    }
  }
  return failed ? 1 : 0;
}
