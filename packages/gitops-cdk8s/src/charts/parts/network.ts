import { ApiObjectProps } from 'cdk8s';
import { certificateSecret } from './certificateSecret';
import { httpRoutes } from './httpRoutes';
import { ingress } from './ingress';
import { serviceObject } from './serviceObject';
import { servicePort } from './servicePort';
import { tlsSecretName } from './tlsSecretName';
import { WorkloadContext } from './WorkloadContext';

/**
 * How a component's pods are reached: Service, Ingress, HTTPRoute.
 *
 * @internal
 */
export function network(
  context: WorkloadContext,
  component: string,
): readonly ApiObjectProps[] {
  const { applicationName: name, namespace, props } = context;
  const port = servicePort(props);
  return [
    serviceObject(context, component),
    ...(props.ingress ? [ingress(name, port, props.ingress)] : []),
    ...(props.ingress?.certificate
      ? [
          certificateSecret(
            tlsSecretName(name, props.ingress)!,
            props.ingress.certificate,
          ),
        ]
      : []),
    ...(props.httpRoute
      ? httpRoutes({ name, namespace, port }, props.httpRoute)
      : []),
  ];
}
