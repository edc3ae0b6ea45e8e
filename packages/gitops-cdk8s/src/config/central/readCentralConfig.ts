import { ApplicationConfig } from '../ApplicationConfig';
import { centralApplications } from './centralApplications';

/**
 * The applications of a file that holds all of a repository, `config/applications.ts`, in its order. Read through its
 * syntax tree, never run. An entry is an application config; or one Argo CD Application with `argocd.destination`, where
 * entries that differ in their environment only are one application. Throws `ApplicationConfigError` for the first
 * entry that cannot be read.
 *
 * @param fileName - as errors shall name it
 * @public
 */
export function readCentralConfig(
  text: string,
  fileName: string,
): readonly ApplicationConfig[] {
  const { applications, errors } = centralApplications(text, fileName);
  if (errors.length > 0) {
    throw errors[0];
  }
  return applications.map(({ config }) => config);
}
