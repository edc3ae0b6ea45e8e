import { ApplicationConfigError } from '../ApplicationConfigError';
import { CentralApplication } from './CentralApplication';
import { centralApplications } from './centralApplications';

/** An application of a central file by its name. Throws `ApplicationConfigError` when there is none. */
export function findCentralApplication(
  text: string,
  name: string,
  fileName: string,
): CentralApplication {
  const { applications, errors } = centralApplications(text, fileName);
  const found = applications.find(({ config }) => config.name === name);
  if (!found) {
    const known = applications.map(({ config }) => config.name).join(', ');
    // What cannot be read may be the one that is looked for.
    throw (
      errors[0] ??
      new ApplicationConfigError(
        `there is no application "${name}"; use one of ${known || '(there are none yet)'}.`,
        { file: fileName },
      )
    );
  }
  return found;
}
