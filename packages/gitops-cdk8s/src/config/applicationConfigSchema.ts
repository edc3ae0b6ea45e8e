import { z } from 'zod';
import { ApplicationConfig } from './ApplicationConfig';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const ENTITY_REF =
  /^[a-z][a-z0-9]*:[a-z0-9][-a-z0-9_.]*\/[A-Za-z0-9][-A-Za-z0-9_.]*$/i;
const QUANTITY = /^[0-9]+(\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/;
/** As the distribution specification has it. */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const IMAGE_REPOSITORY =
  /^[a-z0-9]+([._:-][a-z0-9]+)*(\/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*$/;

const dnsLabel = z
  .string()
  .max(63, 'is longer than 63 characters; shorten it')
  .regex(
    DNS_LABEL,
    'is no DNS-1123 label; use small letters, digits and "-", beginning and ending with a letter or digit',
  );

const text = z.string().min(1, 'is empty; give it a value');
const strings = z.record(text, z.string());
const values = z.record(z.string(), z.unknown());
const seconds = z.number().int().min(0);
const port = z
  .number()
  .int()
  .min(1, 'is no port; use 1 to 65535')
  .max(65535, 'is no port; use 1 to 65535');
const quantity = z
  .string()
  .regex(QUANTITY, 'is no quantity; write it like 100m or 256Mi');
const amounts = z.strictObject({
  cpu: quantity.optional(),
  memory: quantity.optional(),
});

const imageRepository = z
  .string()
  .regex(
    IMAGE_REPOSITORY,
    'is no image repository; write it without tag and digest, like ghcr.io/acme/shop',
  );
const imageTag = z
  .string()
  .regex(
    TAG,
    'is no image tag; use up to 128 letters, digits, "_", "." and "-"',
  );

const probe = z.strictObject({
  path: z.string().regex(/^\//, 'is no path; begin it with "/"'),
  port: port.optional(),
  initialDelaySeconds: seconds.optional(),
  periodSeconds: seconds.min(1).optional(),
  timeoutSeconds: seconds.min(1).optional(),
  failureThreshold: seconds.min(1).optional(),
});

const environment = z.strictObject({
  destination: text,
  namespace: dnsLabel.optional(),
  image: z
    .strictObject({
      repository: imageRepository.optional(),
      tag: imageTag.optional(),
    })
    .optional(),
  chartVersion: text.optional(),
  values: values.optional(),
  replicas: z
    .number()
    .int()
    .min(0, 'is no number of replicas; use 0 or more')
    .optional(),
  resources: z
    .strictObject({ requests: amounts.optional(), limits: amounts.optional() })
    .optional(),
  probes: z
    .union([
      z.literal(false),
      z.strictObject({
        liveness: probe.optional(),
        readiness: probe.optional(),
        startup: probe.optional(),
      }),
    ])
    .optional(),
  env: strings.optional(),
  props: values.optional(),
  annotations: strings.optional(),
  labels: strings.optional(),
});

const delivery = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('manifests') }),
  z.strictObject({
    type: z.literal('chart'),
    repoURL: text,
    chart: text,
    version: text.optional(),
    values: values.optional(),
  }),
]);

/**
 * Checks an application config. Unknown fields are refused. What needs more than one field to be judged (a chart for
 * delivery by manifests, the length of the Application's name) is a finding of `generateApplication`.
 *
 * @public
 */
export const applicationConfigSchema: z.ZodType<ApplicationConfig> =
  z.strictObject({
    name: dnsLabel,
    entity: z
      .string()
      .regex(
        ENTITY_REF,
        'is no entity ref; write it like component:default/shop',
      ),
    description: z.string().optional(),
    namespace: dnsLabel,
    delivery: delivery.optional(),
    chart: z.strictObject({ type: text, props: values.optional() }).optional(),
    image: z
      .strictObject({ repository: imageRepository, tag: imageTag })
      .optional(),
    environments: z
      .record(dnsLabel, environment)
      .refine(
        all => Object.keys(all).length > 0,
        'is empty; name at least one environment',
      ),
    argocd: z
      .strictObject({
        project: text.optional(),
        namespace: dnsLabel.optional(),
        syncPolicy: z
          .strictObject({
            prune: z.boolean().optional(),
            selfHeal: z.boolean().optional(),
          })
          .optional(),
      })
      .optional(),
    dependencies: z.record(text, dnsLabel).optional(),
  });
