import { GeneratedPlatform } from './GeneratedPlatform';
import { GeneratePlatformOptions } from './GeneratePlatformOptions';
import { platformOfConfig } from './platformOfConfig';
import { readPlatformConfig } from './readPlatformConfig';

/**
 * Everything that a GitOps repository declares beside its applications, as packages below `dist/`: `platform` (projects,
 * clusters, ApplicationSets, parents), `platform-promotion` (Kargo), `platform-requests` (Promises and requests). Pure:
 * same options, same bytes. Throws `ApplicationConfigError` for a file that cannot be read; what can be built but must not be
 * merged is an error among the findings.
 *
 * @public
 */
export function generatePlatform(
  options: GeneratePlatformOptions,
): GeneratedPlatform {
  return platformOfConfig(readPlatformConfig(options.files), options);
}
