import { Request } from 'express';
import { HostError } from '../HostError';

/** `default_branch` is `DefaultBranch` in Go. */
const goName = (key: string) =>
  key
    .split('_')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** The JSON body of a request, read field by field with Gitea's texts for what is wrong with it. */
export class Body {
  private constructor(
    private readonly fields: Readonly<Record<string, unknown>>,
    private readonly struct?: string,
  ) {}

  /** @param struct - the Go type that Gitea reads it into, which its texts name */
  static of(req: Request, struct?: string): Body {
    const type = req.headers['content-type'];
    if (!type) throw new HostError(422, '[]: Empty Content-Type');
    if (!/^application\/json\b/i.test(type)) {
      throw new HostError(422, '[]: Unsupported Content-Type');
    }
    const text = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
    try {
      const parsed: unknown = text.trim() === '' ? {} : JSON.parse(text);
      if (
        typeof parsed === 'object' &&
        parsed !== null &&
        !Array.isArray(parsed)
      ) {
        return new Body(Object.fromEntries(Object.entries(parsed)), struct);
      }
    } catch {
      throw new HostError(
        422,
        "[]: invalid character '\0' looking for beginning of value",
      );
    }
    throw new HostError(422, '[]: json: cannot unmarshal array into Go value');
  }

  /** Of fields that are there already. */
  static from(fields: Readonly<Record<string, unknown>>): Body {
    return new Body(fields);
  }

  get raw(): Readonly<Record<string, unknown>> {
    return this.fields;
  }

  private read<T>(
    key: string,
    type: string,
    is: (value: unknown) => value is T,
  ): T | undefined {
    const value = this.fields[key];
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    const given =
      Array.isArray(value) && type === 'int64' ? 'number "' : typeof value;
    const field = this.struct ? `${this.struct}.${goName(key)}` : key;
    throw new HostError(
      422,
      `[]: json: cannot unmarshal ${given} into Go struct field ${field} of type ${type}`,
    );
  }

  string(key: string): string | undefined {
    return this.read(
      key,
      'string',
      (value): value is string => typeof value === 'string',
    );
  }

  requiredString(key: string, field: string): string {
    const value = this.string(key);
    if (!value?.trim()) throw new HostError(422, `[${field}]: Required`);
    return value;
  }

  boolean(key: string): boolean | undefined {
    return this.read(
      key,
      'bool',
      (value): value is boolean => typeof value === 'boolean',
    );
  }

  strings(key: string): string[] | undefined {
    return this.read(
      key,
      '[]string',
      (value): value is string[] =>
        Array.isArray(value) && value.every(item => typeof item === 'string'),
    );
  }

  numbers(key: string): number[] | undefined {
    return this.read(
      key,
      'int64',
      (value): value is number[] =>
        Array.isArray(value) && value.every(item => typeof item === 'number'),
    );
  }

  object(key: string): Body | undefined {
    const value = this.read(
      key,
      'object',
      (given): given is object =>
        typeof given === 'object' && !Array.isArray(given),
    );
    return value && new Body(Object.fromEntries(Object.entries(value)));
  }
}
