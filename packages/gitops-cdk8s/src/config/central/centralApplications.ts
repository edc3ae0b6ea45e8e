import { ApplicationConfigError } from '../ApplicationConfigError';
import { parseApplicationConfig } from '../parseApplicationConfig';
import { lineOfPath } from '../syntax/lineOfPath';
import { valueOfNode } from '../syntax/valueOfNode';
import { CentralApplication } from './CentralApplication';
import { CentralEntry } from './CentralFile';
import { flatEntryOf, FlatEntry } from './flatEntry';
import { mergeFlatEntries } from './mergeFlatEntries';
import { parseCentralFile } from './parseCentralFile';

/** What a central file gives. */
export interface CentralApplications {
  readonly applications: readonly CentralApplication[];
  readonly errors: readonly ApplicationConfigError[];
}

/**
 * The applications of a central file. An entry is an application config, or it is one Argo CD Application with a
 * destination of its own; entries of that kind that differ in their environment only are one application. What cannot
 * be read is among the errors, with its line.
 */
export function centralApplications(
  text: string,
  file: string,
): CentralApplications {
  const applications: CentralApplication[] = [];
  const errors: ApplicationConfigError[] = [];
  const flat = new Map<string, FlatEntry[]>();
  for (const entry of parseCentralFile(text, file).entries) {
    try {
      const value = requireLiteral(entry, file);
      const lineOf = (path: readonly PropertyKey[]) =>
        lineOfPath(text, entry.node!, path);
      if (isFlat(value)) {
        const found = flatEntryOf(value, entry, { file, lineOf });
        flat.set(found.name, [...(flat.get(found.name) ?? []), found]);
      } else {
        const config = parseApplicationConfig(value, { file, lineOf });
        applications.push({
          config,
          entries: [entry],
          flat: false,
          ignored: [],
        });
      }
    } catch (error) {
      errors.push(asConfigError(error));
    }
  }
  for (const entries of flat.values()) {
    try {
      applications.push(mergeFlatEntries(entries, file));
    } catch (error) {
      errors.push(asConfigError(error));
    }
  }
  errors.push(...repeated(applications, file));
  return { applications: applications.sort(byPlace), errors };
}

function requireLiteral(entry: CentralEntry, file: string): unknown {
  if (!entry.node) {
    throw new ApplicationConfigError(entry.refusal ?? 'it is no literal.', {
      file,
      line: entry.line,
    });
  }
  return valueOfNode(entry.node);
}

/** One Argo CD Application: with a destination, and without environments. */
function isFlat(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Object.hasOwn(value, 'environments')
  );
}

function repeated(
  applications: readonly CentralApplication[],
  file: string,
): readonly ApplicationConfigError[] {
  const names = applications.map(({ config }) => config.name);
  return applications
    .filter(({ config }, index) => names.indexOf(config.name) !== index)
    .map(
      ({ config, entries }) =>
        new ApplicationConfigError(
          `the application "${config.name}" is there twice; keep one of them.`,
          { file, line: entries[0].line },
        ),
    );
}

function asConfigError(error: unknown): ApplicationConfigError {
  if (error instanceof ApplicationConfigError) {
    return error;
  }
  throw error;
}

function byPlace(left: CentralApplication, right: CentralApplication): number {
  return left.entries[0].start - right.entries[0].start;
}
