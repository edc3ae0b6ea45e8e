import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';

const NOT_PLAIN = Symbol('no plain data');

/**
 * An `ApiObject` whose props are finished data, without tokens and lazy values. It synthesises to the same, without
 * looking for them: that takes most of the time of synthesis.
 *
 * @internal
 */
export class PlainApiObject extends ApiObject {
  readonly #data: ApiObjectProps;
  #patched = false;

  constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    this.#data = props;
  }

  addJsonPatch(...operations: JsonPatch[]): void {
    this.#patched = true;
    super.addJsonPatch(...operations);
  }

  toJson(): unknown {
    if (this.#patched || process.env.CDK8S_DISABLE_SORT) {
      return super.toJson();
    }
    const { apiVersion, kind, metadata: _, ...rest } = this.#data;
    try {
      return {
        apiVersion,
        kind,
        metadata: this.metadata.toJson(),
        ...(sorted(rest) as Record<string, unknown>),
      };
    } catch (error) {
      if (error === NOT_PLAIN) {
        return super.toJson();
      }
      throw error;
    }
  }
}

/** A copy with sorted keys and without what is null or undefined, as cdk8s makes it. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') {
    return value ?? undefined;
  }
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  const prototype = Object.getPrototypeOf(value);
  if (
    prototype === null ||
    Object.getPrototypeOf(prototype) !== null ||
    typeof (value as { resolve?: unknown }).resolve === 'function'
  ) {
    throw NOT_PLAIN;
  }
  const record = value as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(record).sort()) {
    const item = sorted(record[key]);
    if (item !== undefined && key !== '__proto__') {
      copy[key] = item;
    }
  }
  return copy;
}
