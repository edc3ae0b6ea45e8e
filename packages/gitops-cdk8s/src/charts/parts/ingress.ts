import { ApiObjectProps } from 'cdk8s';
import { IngressProps } from './NetworkProps';
import { tlsSecretName } from './tlsSecretName';

/**
 * The Ingress of a Service of the same name.
 *
 * @internal
 */
export function ingress(
  name: string,
  port: number,
  options: IngressProps,
): ApiObjectProps {
  const { host } = options;
  const secretName = tlsSecretName(name, options);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, annotations: options.annotations },
    spec: {
      ingressClassName: options.className,
      tls: secretName ? [{ hosts: [host], secretName }] : undefined,
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
