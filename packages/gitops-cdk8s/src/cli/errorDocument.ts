import { ApplicationConfigError } from '../config/ApplicationConfigError';

/** What is wrong, for programs: one sentence, and where it is when that is known. */
export function errorDocument(
  error: unknown,
): Readonly<Record<string, unknown>> {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof ApplicationConfigError
    ? { message, file: error.file, line: error.line }
    : { message };
}
