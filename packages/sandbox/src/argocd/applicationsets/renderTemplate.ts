import { dropZeros } from '../objects/dropZeros';
import { ApplicationSpec, ObjectMeta } from '../objects/Application';
import { normalizeSpec } from '../objects/normalizeSpec';
import { ApplicationSet } from './ApplicationSet';
import { ClusterRegistration } from './clusterRegistrations';
import { generatorParameters } from './generatorParameters';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** An Application as a set wants it. */
export interface GeneratedApplication {
  readonly metadata: Pick<ObjectMeta, 'name'> &
    Partial<Pick<ObjectMeta, 'labels' | 'annotations' | 'finalizers'>>;
  readonly spec: ApplicationSpec;
}

function valueAt(parameters: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (node, key) =>
        typeof node === 'object' && node !== null
          ? (node as Record<string, unknown>)[key]
          : undefined,
      parameters,
    );
  return value === undefined ? `{{${path}}}` : String(value);
}

function fill(node: unknown, parameters: unknown): unknown {
  if (typeof node === 'string') {
    return node.replace(/\{\{\s*\.?([\w.-]+)\s*\}\}/g, (_all, path: string) =>
      valueAt(parameters, path),
    );
  }
  if (Array.isArray(node)) return node.map(item => fill(item, parameters));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, item]) => [key, fill(item, parameters)]),
  );
}

/** The Applications of a set: its template with the parameters of each generator. Only plain parameters are read. */
export function renderTemplate(
  { spec }: Pick<ApplicationSet, 'spec'>,
  registrations: readonly ClusterRegistration[] = [],
): readonly GeneratedApplication[] {
  return spec.generators
    .flatMap(generator => generatorParameters(generator, registrations))
    .map(element => {
      const filled = fill(
        spec.template,
        element,
      ) as ApplicationSet['spec']['template'];
      return {
        metadata: dropZeros({
          ...filled.metadata,
          finalizers: filled.metadata.finalizers ?? [FINALIZER],
        }),
        spec: normalizeSpec(filled.spec),
      };
    });
}
