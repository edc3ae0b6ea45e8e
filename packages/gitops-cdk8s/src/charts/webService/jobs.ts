import { ApiObjectProps } from 'cdk8s';
import { WAVE_ANNOTATION } from '../waveAnnotation';
import { ContainerOptions } from '../parts/containerSpec';
import { podSpec } from '../parts/podTemplate';
import { servicePort } from '../parts/servicePort';
import { WorkloadContext } from '../parts/WorkloadContext';
import {
  WebServiceMigration,
  WebServiceProps,
  WebServiceSmokeTest,
} from './WebServiceProps';

type WebServiceContext = WorkloadContext<WebServiceProps>;

const HOOK = 'argocd.argoproj.io/hook';
const HOOK_DELETE_POLICY = 'argocd.argoproj.io/hook-delete-policy';

/**
 * Jobs around the deployment: the migration before it, the smoke test after it.
 *
 * @internal
 */
export function jobs(context: WebServiceContext): readonly ApiObjectProps[] {
  const { migration, smokeTest } = context.props;
  return [
    ...(migration ? [migrationJob(context, migration)] : []),
    ...(smokeTest ? [smokeTestJob(context, smokeTest)] : []),
  ];
}

function migrationJob(
  context: WebServiceContext,
  migration: WebServiceMigration,
): ApiObjectProps {
  const { applicationName, props } = context;
  const early = (migration.phase ?? 'PreSync') === 'PreSync';
  return job(context, {
    objectName: `${applicationName}-migration`,
    annotations: {
      [HOOK]: early ? 'PreSync' : 'Sync',
      [WAVE_ANNOTATION]: early ? '0' : '-10',
    },
    retries: migration.retries ?? 2,
    timeoutSeconds: migration.timeoutSeconds ?? 600,
    // PreSync runs before the package's ServiceAccount and ConfigMap are applied: the account of the namespace is
    // taken, and the values stand in the Job itself.
    serviceAccountName: early ? undefined : applicationName,
    container: {
      name: 'migration',
      command: migration.command,
      args: migration.args,
      env: early ? { ...props.config, ...props.env } : props.env,
      resources: props.resources,
      envFrom: !early,
    },
    secretOnly: early && props.secrets !== undefined,
  });
}

function smokeTestJob(
  context: WebServiceContext,
  smokeTest: WebServiceSmokeTest,
): ApiObjectProps {
  const { applicationName } = context;
  const url = `http://${applicationName}:${servicePort(context.props)}${smokeTest.path ?? '/'}`;
  return job(context, {
    objectName: `${applicationName}-smoke-test`,
    annotations: { [HOOK]: 'PostSync', [WAVE_ANNOTATION]: '0' },
    retries: 2,
    timeoutSeconds: 120,
    serviceAccountName: applicationName,
    container: {
      name: 'smoke-test',
      image: smokeTest.image,
      command: smokeTest.command ?? [
        'curl',
        '--fail',
        '--silent',
        '--show-error',
        '--max-time',
        '10',
        '--retry',
        '5',
        '--retry-all-errors',
        url,
      ],
      envFrom: false,
    },
  });
}

interface JobOptions {
  readonly objectName: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly retries: number;
  readonly timeoutSeconds: number;
  readonly serviceAccountName?: string;
  readonly container: ContainerOptions;
  /** Takes the ExternalSecret's entries and not the ConfigMap's. */
  readonly secretOnly?: boolean;
}

function job(context: WebServiceContext, options: JobOptions): ApiObjectProps {
  const pod = podSpec(
    options.secretOnly
      ? { ...context, props: { ...context.props, config: undefined } }
      : context,
    options.secretOnly
      ? { ...options.container, envFrom: true }
      : options.container,
  );
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: options.objectName,
      annotations: {
        ...options.annotations,
        [HOOK_DELETE_POLICY]: 'BeforeHookCreation',
      },
    },
    spec: {
      backoffLimit: options.retries,
      activeDeadlineSeconds: options.timeoutSeconds,
      template: {
        metadata: { labels: { ...context.labels } },
        spec: {
          restartPolicy: 'Never',
          serviceAccountName: options.serviceAccountName,
          ...pod,
        },
      },
    },
  };
}
