import { z } from 'zod';
import { RawObject } from '../charts/rawManifests/readManifests';
import { ImageConfig } from '../config/ApplicationConfig';
import { deploymentShape, ingressShape, serviceShape } from './shapes';

/** Whether objects are a `WebService`, and which. */
export type WebServiceFit =
  | {
      readonly type: 'fits';
      readonly image: ImageConfig;
      readonly props: Readonly<Record<string, unknown>>;
      readonly replicas?: number;
    }
  | { readonly type: 'not'; /** As a clause. */ readonly reason: string };

/** Thrown inside this module. */
class Unfit extends Error {}

/**
 * The `WebService` that objects are: a Deployment of one container behind a Service, perhaps with an Ingress, a
 * ConfigMap and a ServiceAccount, and nothing in them that a `WebService` does not have.
 */
export function webServiceOf(objects: readonly RawObject[]): WebServiceFit {
  try {
    return fit(objects);
  } catch (error) {
    if (error instanceof Unfit) {
      return { type: 'not', reason: error.message };
    }
    throw error;
  }
}

function fit(objects: readonly RawObject[]): WebServiceFit {
  const kinds = [
    'Deployment',
    'Service',
    'Ingress',
    'ConfigMap',
    'ServiceAccount',
  ];
  const other = objects.find(
    ({ kind }) => kind !== 'Namespace' && !kinds.includes(kind),
  );
  if (other) {
    throw new Unfit(`it has the ${other.kind} "${other.metadata.name}"`);
  }
  const one = (kind: string) => {
    const found = objects.filter(object => object.kind === kind);
    if (found.length > 1) {
      throw new Unfit(`it has ${found.length} objects of kind ${kind}`);
    }
    return found[0];
  };
  const deployment = shaped(one('Deployment'), 'Deployment', deploymentShape);
  const service = shaped(one('Service'), 'Service', serviceShape);
  const ingressObject = one('Ingress');
  const ingress =
    ingressObject && shaped(ingressObject, 'Ingress', ingressShape);
  const pod = deployment.spec.template.spec;
  const [container] = pod.containers;
  const [containerPort] = container.ports;
  const [servicePort] = service.spec.ports;
  const target = servicePort.targetPort ?? servicePort.port;
  if (![containerPort.containerPort, containerPort.name].includes(target)) {
    throw new Unfit(
      `its Service sends to port ${target}, which the container does not have`,
    );
  }
  const config = configOf(container.envFrom, one('ConfigMap'));
  const account = one('ServiceAccount');
  return {
    type: 'fits',
    image: imageOf(container.image),
    replicas: deployment.spec.replicas,
    props: withoutUndefined({
      port: containerPort.containerPort,
      command: container.command,
      args: container.args,
      env: envOf(container.env),
      config,
      resources: container.resources,
      probes: probesOf(container),
      imagePullSecrets: pod.imagePullSecrets?.map(({ name }) => name),
      service: withoutUndefined({
        port: servicePort.port === 80 ? undefined : servicePort.port,
        type: service.spec.type === 'ClusterIP' ? undefined : service.spec.type,
      }),
      serviceAccount: account?.metadata.annotations && {
        annotations: account.metadata.annotations,
      },
      ingress: ingress && ingressOf(ingress, ingressObject),
      createNamespace: objects.some(({ kind }) => kind === 'Namespace')
        ? undefined
        : false,
    }),
  };
}

function shaped<T>(
  object: RawObject | undefined,
  kind: string,
  shape: z.ZodType<T>,
): T {
  if (!object) {
    throw new Unfit(`it has no ${kind}`);
  }
  const result = shape.safeParse(object);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const keys = issue.code === 'unrecognized_keys' ? [issue.keys[0]] : [];
  const path = [...issue.path, ...keys].map(String).join('.');
  throw new Unfit(`a WebService has no ${path} as its ${kind} has it`);
}

function imageOf(image: string): ImageConfig {
  const [, repository, tag] = /^([^@]+):([^:/@]+)$/.exec(image) ?? [];
  if (!repository) {
    throw new Unfit(`its image "${image}" has no tag`);
  }
  return { repository, tag };
}

function envOf(
  env: readonly { readonly name: string; readonly value?: string }[] = [],
): Readonly<Record<string, string>> | undefined {
  return env.length > 0
    ? Object.fromEntries(env.map(({ name, value }) => [name, value ?? '']))
    : undefined;
}

function configOf(
  envFrom: readonly { readonly configMapRef: { readonly name: string } }[] = [],
  configMap: RawObject | undefined,
): Readonly<Record<string, string>> | undefined {
  const [from] = envFrom;
  if (!from && !configMap) {
    return undefined;
  }
  if (from?.configMapRef.name !== configMap?.metadata.name) {
    throw new Unfit('its ConfigMap is not what its environment is read from');
  }
  const data = z.record(z.string(), z.string()).safeParse(configMap?.data);
  if (!data.success || configMap?.binaryData) {
    throw new Unfit('its ConfigMap holds more than texts');
  }
  return data.data;
}

type Container = z.infer<
  typeof deploymentShape
>['spec']['template']['spec']['containers'][0];

function probesOf(container: Container) {
  const [{ containerPort, name }] = container.ports;
  const probe = (given: Container['livenessProbe']) => {
    if (!given) {
      return undefined;
    }
    const { httpGet, ...rest } = given;
    const own = [containerPort, name].includes(httpGet.port);
    if (!own && typeof httpGet.port === 'string') {
      throw new Unfit(`a probe asks the port "${httpGet.port}"`);
    }
    return {
      path: httpGet.path ?? '/',
      ...(own ? {} : { port: httpGet.port }),
      ...rest,
    };
  };
  const probes = withoutUndefined({
    liveness: probe(container.livenessProbe),
    readiness: probe(container.readinessProbe),
    startup: probe(container.startupProbe),
  });
  return Object.keys(probes).length > 0 ? probes : undefined;
}

function ingressOf(
  { spec }: z.infer<typeof ingressShape>,
  object: RawObject,
): Readonly<Record<string, unknown>> {
  const [rule] = spec.rules;
  const [path] = rule.http.paths;
  return withoutUndefined({
    host: rule.host,
    path: path.path === '/' ? undefined : path.path,
    className: spec.ingressClassName,
    tlsSecretName: spec.tls?.[0].secretName,
    annotations: object.metadata.annotations,
  });
}

/** Also without records that nothing is left in. */
function withoutUndefined(
  record: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) =>
        value !== undefined &&
        !(
          typeof value === 'object' &&
          value !== null &&
          !Array.isArray(value) &&
          Object.keys(value).length === 0
        ),
    ),
  );
}
