import { ApiObjectProps } from 'cdk8s';
import { WAVE_ANNOTATION } from '../waveAnnotation';
import { WebServiceContext } from './WebServiceContext';
import { WebServiceHttpRoute, WebServiceIngress } from './WebServiceProps';
import { selectorLabels } from './workloads';

/** Before the Deployment's wave and after everything it stands on. */
const SERVICE_FIRST = '-10';

/**
 * How the service is reached: Service, Ingress, HTTPRoute.
 *
 * @internal
 */
export function network(context: WebServiceContext): readonly ApiObjectProps[] {
  const { applicationName: name, props } = context;
  const port = servicePort(context);
  const objects: ApiObjectProps[] = [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name,
        annotations: props.service?.beforeWorkload
          ? { [WAVE_ANNOTATION]: SERVICE_FIRST }
          : undefined,
      },
      spec: {
        type: props.service?.type ?? 'ClusterIP',
        selector: selectorLabels(context, 'web'),
        ports: [{ name: 'http', port, targetPort: 'http', protocol: 'TCP' }],
      },
    },
  ];
  if (props.ingress) {
    objects.push(ingress(name, port, props.ingress));
  }
  if (props.httpRoute) {
    objects.push(httpRoute(name, port, props.httpRoute));
  }
  return objects;
}

/** @internal */
export function servicePort(context: WebServiceContext): number {
  return context.props.service?.port ?? 80;
}

function ingress(
  name: string,
  port: number,
  options: WebServiceIngress,
): ApiObjectProps {
  const { host, tlsSecretName } = options;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, annotations: options.annotations },
    spec: {
      ingressClassName: options.className,
      tls: tlsSecretName
        ? [{ hosts: [host], secretName: tlsSecretName }]
        : undefined,
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: options.path ?? '/',
                pathType: 'Prefix',
                backend: { service: { name, port: { number: port } } },
              },
            ],
          },
        },
      ],
    },
  };
}

/** With the server's defaults written out: without them Argo CD sees a difference for ever. */
function httpRoute(
  name: string,
  port: number,
  options: WebServiceHttpRoute,
): ApiObjectProps {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name },
    spec: {
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: options.gateway.name,
          namespace: options.gateway.namespace,
          sectionName: options.gateway.sectionName,
        },
      ],
      hostnames: [options.host],
      rules: [
        {
          matches: [
            { path: { type: 'PathPrefix', value: options.path ?? '/' } },
          ],
          backendRefs: [{ group: '', kind: 'Service', name, port, weight: 1 }],
        },
      ],
    },
  };
}
