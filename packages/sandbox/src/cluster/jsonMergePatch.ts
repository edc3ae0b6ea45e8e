import { read } from './read';

/** Applies a JSON merge patch (RFC 7386): null removes a field, everything but an object replaces. */
export function jsonMergePatch(target: unknown, patch: unknown): unknown {
  if (!read.isRecord(patch)) return patch;
  const result: Record<string, unknown> = {
    ...(read.isRecord(target) && target),
  };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = jsonMergePatch(result[key], value);
  }
  return result;
}
