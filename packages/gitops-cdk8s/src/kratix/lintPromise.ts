import { Finding } from '../findings/Finding';
import { PromiseConfig } from './PromiseConfig';

/** Kratix makes labels of these names. */
const LONGEST = 60;

/**
 * `promise`: what Kratix's webhook would refuse: names of pipelines that are there twice or get too long, a schema that
 * Kubernetes does not take, required fields that there are none of.
 *
 * @internal
 */
export function lintPromise(
  config: PromiseConfig,
  path: string,
): readonly Finding[] {
  const error = (message: string, fix: string): Finding => ({
    rule: 'promise',
    level: 'error',
    object: `Promise/${config.name}`,
    path,
    message,
    fix,
  });
  const { properties, required = [] } = config.api;
  const pipelines = Object.entries(config.pipelines).flatMap(([action, all]) =>
    (all ?? []).map(({ name }) => ({ action, name })),
  );
  return [
    ...pipelines
      .map(({ action, name }) => `${config.name}-resource-${action}-${name}`)
      .filter(name => name.length > LONGEST)
      .map(name =>
        error(
          `"${name}" has ${name.length} characters, and Kratix takes ${LONGEST}.`,
          'Shorten the name of the Promise or of its pipeline.',
        ),
      ),
    ...pipelines
      .filter(
        (one, index) =>
          pipelines.findIndex(
            other => other.action === one.action && other.name === one.name,
          ) !== index,
      )
      .map(({ action, name }) =>
        error(
          `${config.name} has two ${action} pipelines called "${name}".`,
          'Give one of them another name.',
        ),
      ),
    ...required
      .filter(name => !Object.hasOwn(properties, name))
      .map(name =>
        error(
          `api.required of ${config.name} names "${name}", which is none of its properties.`,
          'Add the property, or remove it from required.',
        ),
      ),
    ...untyped({ type: 'object', properties }, 'spec').map(field =>
      error(
        `The schema of ${field} has no type, and Kubernetes takes no such definition.`,
        'Add type, or x-kubernetes-int-or-string or x-kubernetes-preserve-unknown-fields.',
      ),
    ),
  ];
}

/** Structural schemas: every field has a type, or says that it needs none (apiextensions.k8s.io/v1). */
function untyped(schema: unknown, path: string): readonly string[] {
  if (schema === null || typeof schema !== 'object') {
    return [path];
  }
  const fields = schema as Readonly<Record<string, unknown>>;
  const own =
    typeof fields.type === 'string' ||
    fields['x-kubernetes-int-or-string'] === true ||
    fields['x-kubernetes-preserve-unknown-fields'] === true
      ? []
      : [path];
  const inside = [
    ...Object.entries((fields.properties as object | undefined) ?? {}).map(
      ([name, value]) => [value, `${path}.${name}`] as const,
    ),
    ...(fields.items === undefined
      ? []
      : [[fields.items, `${path}[]`] as const]),
    ...(fields.additionalProperties !== null &&
    typeof fields.additionalProperties === 'object'
      ? [[fields.additionalProperties, `${path}.*`] as const]
      : []),
  ];
  return [...own, ...inside.flatMap(([value, place]) => untyped(value, place))];
}
