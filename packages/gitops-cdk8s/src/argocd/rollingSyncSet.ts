import { Manifest } from '@slipway/sync-waves';
import { APPLICATION_METADATA } from '../labels';
import { HOLD_POINTER } from './applicationSetManifest';

/** What an ApplicationSet that syncs in steps is made of. */
export interface RollingSyncSetOptions {
  readonly name: string;
  /** Argo CD's own. */
  readonly namespace: string;
  readonly repository: { readonly url: string; readonly branch: string };
  /** Names of Argo CD Applications, step by step; their files are `dist/<name>.yaml`. */
  readonly steps: readonly (readonly string[])[];
  /** The environment, `-<environment>` of their names. */
  readonly environment: string;
}

/**
 * Everything of the Application's file but the project, which a patch cannot set. `omit`, `pick` and `toJson` are
 * Sprig's.
 */
const PATCH = `{
  "metadata": {{ toJson (pick .metadata "labels" "annotations" "finalizers") }},
  "spec": {{ toJson (omit .spec "project") }}
}
`;

/**
 * An ApplicationSet that makes the Applications from their own files and syncs them in steps. It never deletes one: an
 * Application that leaves it keeps running.
 *
 * @internal
 */
export function rollingSyncSet(options: RollingSyncSetOptions): Manifest {
  const { environment, name, namespace, repository, steps } = options;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name, namespace },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          git: {
            repoURL: repository.url,
            revision: repository.branch,
            files: steps
              .flat()
              .sort()
              .map(application => ({ path: `dist/${application}.yaml` })),
          },
        },
      ],
      template: {
        metadata: { name: '{{ .metadata.name }}' },
        spec: {
          project: '{{ .spec.project }}',
          destination: { namespace: '{{ .spec.destination.namespace }}' },
        },
      },
      templatePatch: PATCH,
      strategy: {
        type: 'RollingSync',
        rollingSync: {
          steps: steps.map(applications => ({
            matchExpressions: [
              {
                key: APPLICATION_METADATA.app,
                operator: 'In',
                values: applications.map(application =>
                  application.slice(0, -environment.length - 1),
                ),
              },
            ],
          })),
        },
      },
      syncPolicy: {
        applicationsSync: 'create-update',
        preserveResourcesOnDeletion: true,
      },
      ignoreApplicationDifferences: [{ jsonPointers: [HOLD_POINTER] }],
    },
  };
}
