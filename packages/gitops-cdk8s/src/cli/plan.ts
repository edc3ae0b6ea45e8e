import { orderMarkdown } from '../dependencies/orderMarkdown';
import { wavePlanMarkdown } from '../wave/wavePlanMarkdown';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { errorDocument } from './errorDocument';
import { generatedPlatformOf } from './generatedPlatformOf';
import { generateRepository } from './generateRepository';
import { loadApplications } from './loadApplications';
import { printErrors } from './printErrors';
import { refuseUnknownEnvironments } from './refuseUnknownEnvironments';
import { withSettings } from './withSettings';

/** `slipway plan`: the waves of each Application, and the order of all of them, as Markdown. */
export async function plan(given: CliOptions): Promise<CommandResult> {
  const options = withSettings(given);
  const loaded = loadApplications(options.repository, options.names);
  refuseUnknownEnvironments(loaded, options.environments);
  const { environments, errors } = generateRepository(loaded.files, options);
  const wrong = [...loaded.errors, ...errors];
  const applications = environments.flatMap(
    ({ generated }) => generated.applications,
  );
  for (const { name, order: place, plan: waves, version } of applications) {
    options.print(`## ${name}${version ? ` (${version})` : ''}\n`);
    options.print(wavePlanMarkdown(waves, place));
  }
  const order =
    wrong.length === 0
      ? generatedPlatformOf(loaded.files, options)?.order
      : undefined;
  if (order && order.environments.length > 0) {
    options.print('## Order of the Applications\n');
    options.print(orderMarkdown(order));
  }
  printErrors(wrong, options.print);
  return {
    ok: wrong.length === 0,
    document: { errors: wrong.map(errorDocument), applications, order },
  };
}
