import { Manifest } from '@slipway/sync-waves';
import { PRUNE_CONFIRM } from '../charts/parts/pruneConfirm';
import { PromiseConfig, PromisePipeline } from './PromiseConfig';

const API_VERSION = 'platform.kratix.io/v1alpha1';

/**
 * The Promise. Its API is a whole CustomResourceDefinition with namespaces, as Kratix wants it. A Promise that goes takes
 * all its requests along, so pruning asks first.
 *
 * @internal
 */
export function promiseManifest(config: PromiseConfig): Manifest {
  const {
    api,
    dependencies,
    destinationSelectors,
    pipelines,
    requiredPromises,
  } = config;
  return {
    apiVersion: API_VERSION,
    kind: 'Promise',
    metadata: {
      name: config.name,
      annotations: { 'argocd.argoproj.io/sync-wave': '-50', ...PRUNE_CONFIRM },
    },
    spec: {
      api: definition(api),
      dependencies,
      destinationSelectors: destinationSelectors?.map(matchLabels => ({
        matchLabels,
      })),
      requiredPromises,
      workflows: {
        resource: {
          configure: pipelines.configure.map(pipelineObject),
          delete: pipelines.delete?.map(pipelineObject),
        },
      },
    },
  };
}

function definition(api: PromiseConfig['api']) {
  const { group, kind, properties, required, version = 'v1alpha1' } = api;
  const singular = kind.toLowerCase();
  const plural = api.plural ?? `${singular}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  properties,
                  ...(required?.length ? { required } : {}),
                },
              },
            },
          },
        },
      ],
    },
  };
}

function pipelineObject({ containers, name }: PromisePipeline) {
  return {
    apiVersion: API_VERSION,
    kind: 'Pipeline',
    metadata: { name },
    spec: {
      containers: containers.map(({ env, ...container }) => ({
        ...container,
        env:
          env &&
          Object.entries(env).map(([key, value]) => ({ name: key, value })),
      })),
    },
  };
}
