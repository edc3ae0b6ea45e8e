import { ApiObjectProps } from 'cdk8s';
import { HttpRouteProps } from './NetworkProps';

interface Backend {
  /** Of the Service, and of the route. */
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/**
 * The HTTPRoute of a Service; with `redirectFrom` a second one that sends plain HTTP on to HTTPS, and with a namespace
 * of its own the ReferenceGrant that lets it reach the Service. The server's defaults are written out: without them
 * Argo CD sees a difference for ever.
 *
 * @internal
 */
export function httpRoutes(
  { name, namespace, port }: Backend,
  options: HttpRouteProps,
): readonly ApiObjectProps[] {
  const path = options.path ?? '/';
  const elsewhere =
    options.namespace !== undefined && options.namespace !== namespace;
  const objects = [
    route(name, options, options.gateway.sectionName, {
      matches: [{ path: { type: 'PathPrefix', value: path } }],
      backendRefs: [
        {
          group: '',
          kind: 'Service',
          name,
          namespace: elsewhere ? namespace : undefined,
          port,
          weight: 1,
        },
      ],
    }),
  ];
  if (options.redirectFrom !== undefined) {
    objects.push(
      route(`${name}-redirect`, options, options.redirectFrom, {
        matches: [{ path: { type: 'PathPrefix', value: path } }],
        filters: [
          {
            type: 'RequestRedirect',
            requestRedirect: { scheme: 'https', statusCode: 301 },
          },
        ],
      }),
    );
  }
  if (elsewhere) {
    objects.push(grant(name, options.namespace!));
  }
  return objects;
}

function route(
  name: string,
  { gateway, host, namespace }: HttpRouteProps,
  sectionName: string | undefined,
  rule: Readonly<Record<string, unknown>>,
): ApiObjectProps {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace },
    spec: {
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: gateway.name,
          namespace: gateway.namespace,
          sectionName,
        },
      ],
      hostnames: [host],
      rules: [rule],
    },
  };
}

/** In the Service's namespace: it is the one that gives the permission. */
function grant(service: string, from: string): ApiObjectProps {
  return {
    // v1beta1 is what every release of the Gateway API serves.
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name: service },
    spec: {
      from: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'HTTPRoute',
          namespace: from,
        },
      ],
      to: [{ group: '', kind: 'Service', name: service }],
    },
  };
}
