import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, JsonValue } from '@backstage/types';

/**
 * Reads a duration of the configuration in milliseconds.
 *
 * @throws InputError with one sentence that names the key and the value.
 */
export function readDuration(
  value: unknown,
  options: {
    /** The key, for messages. */
    readonly place: string;
    readonly defaultMs: number;
  },
): number {
  if (value === undefined) return options.defaultMs;
  try {
    const duration = readDurationFromConfig(
      new ConfigReader({ duration: value as JsonValue }),
      { key: 'duration' },
    );
    const milliseconds = durationToMilliseconds(duration);
    if (milliseconds > 0) return milliseconds;
  } catch {
    // Told below in one sentence.
  }
  throw new InputError(
    `${options.place} is ${JSON.stringify(
      value,
    )}: write a duration above zero, for example 30s or { seconds: 30 }.`,
  );
}
