import { Manifest } from '@slipway/sync-waves';
import { APPLICATION_METADATA } from '../labels';
import {
  ApplicationSetConfig,
  ApplicationSetGenerator,
  ApplicationTemplate,
} from './ApplicationSetConfig';
import { destinationFields } from './destinationFields';
import { sourceFields } from './sourceFields';
import { syncPolicyFields } from './syncPolicyFields';

/** The field by which auto-sync is held: an ApplicationSet that does not ignore it undoes every hold within seconds. */
export const HOLD_POINTER = '/spec/syncPolicy/automated/enabled';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The ApplicationSet. Go templates always, and a parameter that is not there is an error, not the text `<no value>`.
 *
 * @param namespace - Argo CD's own
 * @internal
 */
export function applicationSetManifest(
  config: ApplicationSetConfig,
  namespace: string,
): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: config.name, namespace },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: config.generators.map(generatorFields),
      template: templateFields(config.template),
      ...(config.templatePatch ? { templatePatch: config.templatePatch } : {}),
      ...(config.rollingSync
        ? {
            strategy: {
              type: 'RollingSync',
              rollingSync: { steps: config.rollingSync },
            },
          }
        : {}),
      syncPolicy: {
        preserveResourcesOnDeletion:
          config.preserveResourcesOnDeletion ?? false,
      },
      ignoreApplicationDifferences: [
        {
          jsonPointers: [
            HOLD_POINTER,
            ...(config.ignoreApplicationDifferences ?? []),
          ],
        },
      ],
    },
  };
}

function generatorFields(generator: ApplicationSetGenerator): Fields {
  const { clusters, git, list, matrix, merge } = generator;
  if (git) {
    return { git: { ...git, revision: git.revision ?? 'HEAD' } };
  }
  if (matrix) {
    return { matrix: { generators: matrix.generators.map(generatorFields) } };
  }
  if (merge) {
    return {
      merge: {
        mergeKeys: merge.mergeKeys,
        generators: merge.generators.map(generatorFields),
      },
    };
  }
  return clusters ? { clusters } : { list };
}

function templateFields(template: ApplicationTemplate): Fields {
  const { entity, environment } = template;
  return {
    metadata: {
      name: template.name,
      labels: someOf({
        ...template.labels,
        ...(environment
          ? { [APPLICATION_METADATA.environment]: environment }
          : {}),
      }),
      annotations: someOf({
        ...template.annotations,
        ...(entity ? { [APPLICATION_METADATA.entity]: entity } : {}),
      }),
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: template.project ?? 'default',
      destination: templateDestination(template),
      ...sourceFields(template.sources),
      syncPolicy: syncPolicyFields(template.syncPolicy ?? {}, [
        'CreateNamespace=true',
        'ServerSideApply=true',
      ]),
    },
  };
}

function someOf(fields: Readonly<Record<string, string>>): Fields | undefined {
  return Object.keys(fields).length > 0 ? fields : undefined;
}

/** `{{ .server }}` gives an address only when it is filled in. */
function templateDestination({ destination, namespace }: ApplicationTemplate) {
  return /^\{\{-?\s*\.server\s*-?\}\}$/.test(destination)
    ? { server: destination, namespace }
    : destinationFields(destination, namespace);
}
