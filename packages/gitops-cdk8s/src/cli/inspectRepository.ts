import { Finding } from '../findings/Finding';
import { GeneratedPlatform } from '../platform/GeneratedPlatform';
import { CliOptions } from './CliOptions';
import { GeneratedEnvironment, generateRepository } from './generateRepository';
import { loadApplications } from './loadApplications';
import { platformOf } from './platformOf';
import { printErrors } from './printErrors';
import { printFindings } from './printFindings';
import { refuseUnknownEnvironments } from './refuseUnknownEnvironments';
import { uniqueFindings } from './uniqueFindings';
import { withSettings } from './withSettings';

/** What the configs of a repository give, and what is wrong with it. */
export interface InspectedRepository {
  readonly environments: readonly GeneratedEnvironment[];
  /** What is declared beside applications; undefined when that is nothing, and when a config cannot be read. */
  readonly platform: GeneratedPlatform | undefined;
  /** Of configs that cannot be read or built. */
  readonly errors: readonly Error[];
  readonly findings: readonly Finding[];
  /** Whether anything is wrong, so that nothing must be written. */
  readonly failed: boolean;
}

/** Generates everything, writes nothing, and prints the errors and findings. */
export function inspectRepository(given: CliOptions): InspectedRepository {
  const options = withSettings(given);
  const { names, print, repository } = options;
  const loaded = loadApplications(repository, names);
  refuseUnknownEnvironments(loaded, options.environments);
  const { environments, errors } = generateRepository(loaded.files, options);
  const wrong = [...loaded.errors, ...errors];
  const platform =
    wrong.length === 0 ? platformOf(loaded.files, options) : undefined;
  const findings = uniqueFindings([
    ...environments.flatMap(({ generated }) => generated.findings),
    ...(platform?.findings ?? []),
  ]);
  printErrors(wrong, print);
  const failed = printFindings(findings, print) || wrong.length > 0;
  return { environments, platform, errors: wrong, findings, failed };
}
