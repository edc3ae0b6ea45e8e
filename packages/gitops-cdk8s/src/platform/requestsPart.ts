import { Manifest } from '@slipway/sync-waves';
import { PRUNE_CONFIRM } from '../charts/parts/pruneConfirm';
import { buildRequest } from '../kratix/buildRequest';
import { lintPromise } from '../kratix/lintPromise';
import { promiseManifest } from '../kratix/promiseManifest';
import { definitionOf } from './definitionOf';
import { PlatformContext } from './PlatformContext';
import { PlatformPart } from './PlatformPart';

/**
 * What is asked of the platform, and what it offers: Promises, requests, and the namespaces that requests live in.
 *
 * @internal
 */
export function requestsPart({ config, files }: PlatformContext): PlatformPart {
  const promises = new Map<string, Manifest>(
    config.promises.map(({ config: promise, path }) => [
      path,
      promiseManifest(promise),
    ]),
  );
  const requests = config.requests.map(({ config: request, path }) =>
    buildRequest(
      request,
      path,
      promises.get(request.schema) ??
        (Object.hasOwn(files, request.schema)
          ? definitionOf(files[request.schema], request.schema)
          : undefined),
    ),
  );
  const objects = requests.flatMap(({ manifest }) => manifest ?? []);
  const namespaces = [
    ...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? [])),
  ].sort();
  return {
    manifests: [
      ...namespaces.map(namespaceManifest),
      ...promises.values(),
      ...objects,
    ],
    findings: [
      ...config.promises.flatMap(({ config: promise, path }) =>
        lintPromise(promise, path),
      ),
      ...requests.flatMap(({ findings }) => findings),
    ],
  };
}

function namespaceManifest(name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      annotations: { 'argocd.argoproj.io/sync-wave': '-100', ...PRUNE_CONFIRM },
    },
  };
}
