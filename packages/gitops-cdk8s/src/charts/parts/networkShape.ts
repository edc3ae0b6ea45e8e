import { z } from 'zod';
import { fieldGroups } from '../../config/fieldGroups';
import { schemas } from '../../config/schemas';
import { secretsSchemas } from './secretsSchemas';

/** Schema of the Service. */
export const serviceSchema = z.strictObject({
  port: schemas.port
    .optional()
    .meta({ description: 'The port that clients call', default: 80 }),
  type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer']).optional().meta({
    description: 'How far the Service reaches',
    default: 'ClusterIP',
  }),
  beforeWorkload: z.boolean().optional().meta({
    title: 'Service first',
    description:
      'Applies the Service first, for containers that are not ready without it',
    default: false,
  }),
});

/**
 * Schemas of `NetworkProps`, to be spread into a chart type's own.
 *
 * @internal
 */
export const networkShape = {
  service: serviceSchema.optional().meta({
    description: 'The Service in front of the pods',
    group: fieldGroups.network,
  }),
  ingress: z
    .strictObject({
      host: schemas.host.meta({ description: 'Host name' }),
      path: schemas.path
        .optional()
        .meta({ description: 'Beginning of the paths', default: '/' }),
      className: schemas.text.optional().meta({
        description: "Class of the Ingress; default: the cluster's",
      }),
      tlsSecretName: schemas.text.optional().meta({
        title: 'TLS secret',
        description: 'Secret with the certificate, from cert-manager say',
      }),
      certificate: secretsSchemas.certificate.optional().meta({
        description: 'The certificate, from a secret store',
      }),
      annotations: schemas.strings.optional().meta({
        description: 'Annotations for the controller',
      }),
    })
    .optional()
    .meta({
      description: 'Access from outside through an Ingress',
      group: fieldGroups.network,
    }),
  httpRoute: z
    .strictObject({
      host: schemas.host.meta({ description: 'Host name' }),
      path: schemas.path
        .optional()
        .meta({ description: 'Beginning of the paths', default: '/' }),
      gateway: z
        .strictObject({
          name: schemas.text.meta({ description: 'Name of the Gateway' }),
          namespace: schemas.dnsLabel.optional().meta({
            description: "Its namespace; default: the route's",
          }),
          sectionName: schemas.text.optional().meta({
            title: 'Listener',
            description: 'Its listener; default: all',
          }),
        })
        .meta({ description: 'The Gateway that takes the route' }),
      redirectFrom: schemas.text.optional().meta({
        description:
          "The gateway's listener for plain HTTP: requests there are sent on to HTTPS",
      }),
      namespace: schemas.dnsLabel.optional().meta({
        description: "Namespace of the route; default: the application's",
      }),
    })
    .optional()
    .meta({
      title: 'HTTPRoute',
      description: 'Access from outside through a Gateway',
      group: fieldGroups.network,
    }),
};
