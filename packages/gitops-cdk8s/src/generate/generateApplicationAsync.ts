import { GeneratedApplication } from './GeneratedApplication';
import { GenerateOptions } from './GenerateOptions';
import { generateSteps } from './generateSteps';
import { runStepsInSlices } from './runStepsInSlices';

/**
 * The same as `generateApplication`, in slices of about ten milliseconds: between them a server answers its other
 * requests. Rejects with what `generateApplication` throws, and with the signal's reason when it is aborted.
 *
 * @public
 */
export async function generateApplicationAsync(
  options: GenerateOptions & { readonly signal?: AbortSignal },
): Promise<GeneratedApplication> {
  return runStepsInSlices(generateSteps(options), { signal: options.signal });
}
