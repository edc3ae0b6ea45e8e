import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { errorDocument } from './errorDocument';
import { loadApplications } from './loadApplications';
import { printErrors } from './printErrors';

/** `slipway validate`: reads the configs and nothing else; quick enough for every save. */
export async function validate({
  names,
  print,
  repository,
}: CliOptions): Promise<CommandResult> {
  const { errors, files } = loadApplications(repository, names);
  printErrors(errors, print);
  const count = files.length;
  print(
    errors.length === 0
      ? `${count} ${count === 1 ? 'application' : 'applications'}, nothing to correct`
      : `${errors.length} to correct`,
  );
  return {
    ok: errors.length === 0,
    document: {
      errors: errors.map(errorDocument),
      applications: files.map(({ config, path }) => ({
        name: config.name,
        path,
        environments: Object.keys(config.environments),
      })),
    },
  };
}
