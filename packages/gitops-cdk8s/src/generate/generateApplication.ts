import { GeneratedApplication } from './GeneratedApplication';
import { GenerateOptions } from './GenerateOptions';
import { generateSteps } from './generateSteps';
import { runSteps } from './runSteps';

/**
 * Everything that a pull request has to hold for an application: its config file, and for each environment the Argo CD
 * Application, the manifests with their kustomization and the record of what they were made from. Pure: same options,
 * same bytes. Throws `ApplicationConfigError` when the config cannot be built at all; what can be built but must not be
 * merged is an error among the findings.
 *
 * A server uses `generateApplicationAsync`, which does not keep others waiting.
 *
 * @public
 */
export function generateApplication(
  options: GenerateOptions,
): GeneratedApplication {
  return runSteps(generateSteps(options));
}
