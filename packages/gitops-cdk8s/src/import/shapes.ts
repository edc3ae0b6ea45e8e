import { z } from 'zod';
import { schemas } from '../config/schemas';

const base = {
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  status: z.unknown().optional(),
};
const labels = z.record(z.string(), z.string());
const probe = z.strictObject({
  httpGet: z.strictObject({
    path: z.string().optional(),
    port: z.union([z.number(), z.string()]),
    scheme: z
      .literal('HTTP')
      .optional()
      .transform(() => undefined),
  }),
  initialDelaySeconds: z.number().optional(),
  periodSeconds: z.number().optional(),
  timeoutSeconds: z.number().optional(),
  failureThreshold: z.number().optional(),
});

/** Deployments that a `WebService` can be: what it makes otherwise, or not at all, is not in here. */
export const deploymentShape = z.strictObject({
  ...base,
  spec: z.strictObject({
    replicas: z.number().optional(),
    revisionHistoryLimit: z.number().optional(),
    selector: z.strictObject({ matchLabels: labels }),
    template: z.strictObject({
      metadata: z.strictObject({ labels }),
      spec: z.strictObject({
        serviceAccountName: z.string().optional(),
        automountServiceAccountToken: z.literal(false).optional(),
        securityContext: z
          .strictObject({ runAsNonRoot: z.literal(true).optional() })
          .optional(),
        imagePullSecrets: z
          .array(z.strictObject({ name: z.string() }))
          .optional(),
        containers: z.tuple([
          z.strictObject({
            name: z.string(),
            image: z.string(),
            imagePullPolicy: z.string().optional(),
            command: z.array(z.string()).optional(),
            args: z.array(z.string()).optional(),
            ports: z.tuple([
              z.strictObject({
                name: z.string().optional(),
                containerPort: z.number(),
                protocol: z.literal('TCP').optional(),
              }),
            ]),
            env: z
              .array(
                z.strictObject({
                  name: z.string(),
                  value: z.string().optional(),
                }),
              )
              .optional(),
            envFrom: z
              .tuple([
                z.strictObject({
                  configMapRef: z.strictObject({ name: z.string() }),
                }),
              ])
              .optional(),
            resources: schemas.resources.optional(),
            livenessProbe: probe.optional(),
            readinessProbe: probe.optional(),
            startupProbe: probe.optional(),
          }),
        ]),
      }),
    }),
  }),
});

/** Services of one port. */
export const serviceShape = z.strictObject({
  ...base,
  spec: z.strictObject({
    type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer']).optional(),
    selector: labels,
    ports: z.tuple([
      z.strictObject({
        name: z.string().optional(),
        port: z.number(),
        targetPort: z.union([z.number(), z.string()]).optional(),
        protocol: z.literal('TCP').optional(),
      }),
    ]),
  }),
});

/** Ingresses of one host and path. */
export const ingressShape = z.strictObject({
  ...base,
  spec: z.strictObject({
    ingressClassName: z.string().optional(),
    tls: z
      .tuple([
        z.strictObject({
          hosts: z.array(z.string()).optional(),
          secretName: z.string(),
        }),
      ])
      .optional(),
    rules: z.tuple([
      z.strictObject({
        host: z.string(),
        http: z.strictObject({
          paths: z.tuple([
            z.strictObject({
              path: z.string(),
              pathType: z.literal('Prefix'),
              backend: z.unknown(),
            }),
          ]),
        }),
      }),
    ]),
  }),
});
