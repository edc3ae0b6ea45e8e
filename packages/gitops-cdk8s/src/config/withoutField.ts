import { ApplicationConfigError } from './ApplicationConfigError';

type ConfigRecord = Readonly<Record<string, unknown>>;

/**
 * A copy without the field that a JSON pointer (RFC 6901) leads to. Throws `ApplicationConfigError` when there is none.
 *
 * @param file - as errors shall name it
 */
export function withoutField(
  value: ConfigRecord,
  pointer: string,
  file: string,
): ConfigRecord {
  if (!/^(\/([^/~]|~[01])+)+$/.test(pointer)) {
    throw new ApplicationConfigError(
      `"${pointer}" is no JSON pointer; begin it with "/", like /environments/dev/env/DEBUG.`,
      { file },
    );
  }
  const keys = pointer
    .slice(1)
    .split('/')
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return without(value, keys, pointer, file);
}

function without(
  value: unknown,
  [key, ...rest]: readonly string[],
  pointer: string,
  file: string,
): ConfigRecord {
  if (!isRecord(value) || !Object.hasOwn(value, key)) {
    throw new ApplicationConfigError(
      `there is no ${pointer} to take out; correct it, or leave it away.`,
      { file },
    );
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (name !== key) {
        return [[name, item]];
      }
      return rest.length === 0
        ? []
        : [[name, without(item, rest, pointer, file)]];
    }),
  );
}

function isRecord(value: unknown): value is ConfigRecord {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
