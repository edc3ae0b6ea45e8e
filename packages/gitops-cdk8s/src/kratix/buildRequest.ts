import { Manifest } from '@slipway/sync-waves';
import { Finding } from '../findings/Finding';
import { RequestConfig } from './RequestConfig';
import { readRequestableApi } from './readRequestableApi';
import { validateRequest } from './validateRequest';

/** Where requests live unless they say otherwise. */
export const REQUESTS_NAMESPACE = 'platform-requests';

/**
 * Pruning asks first: a request that goes takes a whole cluster or database along. Its kind may come into being only
 * after its Promise, in the same sync.
 */
const REQUEST_OPTIONS = {
  'argocd.argoproj.io/sync-options':
    'Prune=confirm,SkipDryRunOnMissingResource=true',
} as const;

/** A request as an object, and what is wrong with it. */
export interface BuiltRequest {
  /** Undefined when not even its kind is known. */
  readonly manifest?: Manifest;
  readonly findings: readonly Finding[];
}

/**
 * The custom object of a request, checked against its schema (`request-schema`).
 *
 * @param definition - the object in the file that the request names; undefined when there is no such file
 * @internal
 */
export function buildRequest(
  config: RequestConfig,
  path: string,
  definition: unknown,
): BuiltRequest {
  const error = (message: string, fix: string, object?: string): Finding => ({
    rule: 'request-schema',
    level: 'error',
    ...(object ? { object } : {}),
    path,
    message,
    fix,
  });
  if (definition === undefined) {
    return {
      findings: [
        error(
          `${config.name} names ${config.schema}, and the repository has no such file.`,
          'Add the Promise or the CustomResourceDefinition, or correct the path.',
        ),
      ],
    };
  }
  const api = readRequestableApi(definition, config.version);
  if (typeof api === 'string') {
    return {
      findings: [
        error(
          `${config.schema}, the schema of ${config.name}, ${api}.`,
          'Correct schema or version.',
        ),
      ],
    };
  }
  const object = `${api.kind}/${config.name}`;
  const problems = api.schema
    ? validateRequest(config.spec, api.schema, api.kind)
    : [];
  return {
    manifest: {
      apiVersion: `${api.group}/${api.version}`,
      kind: api.kind,
      metadata: {
        name: config.name,
        ...(api.namespaced
          ? { namespace: config.namespace ?? REQUESTS_NAMESPACE }
          : {}),
        labels: config.labels,
        annotations: { ...config.annotations, ...REQUEST_OPTIONS },
      },
      spec: config.spec,
    },
    findings: [
      ...problems.map(({ message }) =>
        error(message, `Correct it; ${config.schema} says what fits.`, object),
      ),
      ...(api.namespaced || config.namespace === undefined
        ? []
        : [
            error(
              `${object} has the namespace "${config.namespace}", and objects of its kind have none.`,
              'Remove namespace.',
              object,
            ),
          ]),
    ],
  };
}
