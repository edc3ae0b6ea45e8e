import { ApplicationConfig } from '../config/ApplicationConfig';
import {
  generationRecordPath,
  readGenerationRecord,
} from '../package/generationRecord';
import { RepositoryFiles } from '../repository/RepositoryFiles';

/** The mode of every Application that has been generated before, by name, as its record says. */
export function applicationModes(
  applications: readonly ApplicationConfig[],
  repository: RepositoryFiles,
): Readonly<Record<string, 'cnoe' | 'git'>> {
  const names = applications.flatMap(({ environments, name }) =>
    Object.keys(environments).map(environment => `${name}-${environment}`),
  );
  return Object.fromEntries(
    names.flatMap(name => {
      const text = repository.read(generationRecordPath(name));
      const record =
        text === undefined ? undefined : readGenerationRecord(text);
      return record ? [[name, record.mode]] : [];
    }),
  );
}
