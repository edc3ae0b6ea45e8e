import { ApplicationConfigError } from '../config/ApplicationConfigError';

/**
 * A record that says nothing any more, after a merge conflict for instance. Without it nobody knows how the package was
 * made, and making it in another way would move what runs.
 *
 * @param path - of the record
 */
export function unreadableRecord(path: string): ApplicationConfigError {
  return new ApplicationConfigError(
    'it cannot be read, so how its package was made is not known; take one side of a merge conflict, or remove the file and name --mode and --repository.',
    { file: path },
  );
}
