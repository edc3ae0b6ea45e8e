import { z } from 'zod';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const HOST =
  /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const ENTITY_REF =
  /^[a-z][a-z0-9]*:[a-z0-9][-a-z0-9_.]*\/[a-z0-9][-a-z0-9_.]*$/i;
const QUANTITY = /^[0-9]+(\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/;
/** As the distribution specification has it. */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const IMAGE_REPOSITORY =
  /^[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]{1,5}(?=\/))?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;
const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

const text = z.string().min(1, 'is empty; give it a value');
const seconds = z.number().int().min(0);
const positiveSeconds = z.number().int().min(1);
const port = z
  .number()
  .int('is no port; use 1 to 65535')
  .min(1, 'is no port; use 1 to 65535')
  .max(65535, 'is no port; use 1 to 65535');
const quantity = z
  .string()
  .regex(QUANTITY, 'is no quantity; write it like 100m or 256Mi');
const cores = z
  .string()
  .regex(
    /^[0-9]+(\.[0-9]+)?m?$/,
    'is no number of cores; write it like 100m or 2',
  );
const bytes = z
  .string()
  .regex(
    /^[0-9]+(\.[0-9]+)?(k|Ki|M|Mi|G|Gi|T|Ti)?$/,
    'is no amount of memory; write it like 256Mi or 1Gi',
  );
const amounts = z.strictObject({
  cpu: cores
    .optional()
    .meta({ title: 'CPU', description: 'Cores: 100m is a tenth' }),
  memory: bytes.optional().meta({ description: 'Bytes: 256Mi, 1Gi' }),
});
const path = z.string().regex(/^\/\S*$/, 'is no path; begin it with "/"');
const words = z.array(text).min(1, 'is empty; give it at least one word');
const probe = z
  .strictObject({
    path: path.optional().meta({
      description: 'An HTTP request that has to be answered with 200 to 399',
    }),
    port: port
      .optional()
      .meta({ description: "Port of the path; default: the container's" }),
    tcpPort: port.optional().meta({
      title: 'TCP port',
      description: 'A port that has to take a connection',
    }),
    command: words.optional().meta({
      description: 'A command in the container that has to end with 0',
    }),
    initialDelaySeconds: seconds
      .optional()
      .meta({ description: 'Seconds before the first try', default: 0 }),
    periodSeconds: positiveSeconds
      .optional()
      .meta({ description: 'Seconds between tries', default: 10 }),
    timeoutSeconds: positiveSeconds
      .optional()
      .meta({ description: 'Seconds to wait for an answer', default: 1 }),
    failureThreshold: positiveSeconds
      .optional()
      .meta({ description: 'Failed tries in a row that count', default: 3 }),
  })
  .refine(
    ({ path: http, tcpPort, command }) =>
      [http, tcpPort, command].filter(way => way !== undefined).length === 1,
    'is no probe; give it exactly one of path, tcpPort and command',
  )
  .refine(
    ({ path: http, port: httpPort }) =>
      http !== undefined || httpPort === undefined,
    'has a port without a path; use tcpPort to try a connection',
  );

/**
 * Parts of the schemas of this package. Their messages go on after "<field> is <value>, which".
 *
 * @internal
 */
export const schemas = {
  text,
  port,
  path,
  seconds,
  positiveSeconds,
  dnsLabel: z
    .string()
    .max(63, 'is longer than 63 characters; shorten it')
    .regex(
      DNS_LABEL,
      'is no DNS-1123 label; use small letters, digits and "-", beginning and ending with a letter or digit',
    ),
  host: z
    .string()
    .max(253, 'is longer than 253 characters; shorten it')
    .regex(HOST, 'is no host name; write it like shop.example.com'),
  entityRef: z
    .string()
    .regex(
      ENTITY_REF,
      'is no entity ref; write it like component:default/shop',
    ),
  destination: z
    .string()
    .regex(
      /^[^\s|`]+$/,
      'is no cluster; use its name in Argo CD, or the https:// address of its API server',
    ),
  imageRepository: z
    .string()
    .regex(
      IMAGE_REPOSITORY,
      'is no image repository; write it without tag and digest, like ghcr.io/acme/shop',
    ),
  imageTag: z
    .string()
    .regex(
      TAG,
      'is no image tag; use up to 128 letters, digits, "_", "." and "-"',
    ),
  strings: z.record(text, z.string()),
  env: z.record(
    z
      .string()
      .regex(
        ENV_NAME,
        'is no name of an environment variable; use letters, digits, "_", "-" and ".", no digit first',
      ),
    z.string(),
  ),
  values: z.record(z.string(), z.unknown()),
  replicas: z
    .number()
    .int('is no number of replicas; use 0 to 1000')
    .min(0, 'is no number of replicas; use 0 to 1000')
    .max(1000, 'is no number of replicas; use 0 to 1000'),
  resources: z.strictObject({
    requests: amounts
      .optional()
      .meta({ description: 'What a pod is given for sure' }),
    limits: amounts
      .optional()
      .meta({ description: 'What a container may use at most' }),
  }),
  probes: z.union([
    z.literal(false),
    z.strictObject({
      liveness: probe.optional().meta({
        description: 'A container that fails it is started again',
      }),
      readiness: probe.optional().meta({
        description: 'A pod that fails it gets no requests',
      }),
      startup: probe.optional().meta({
        description: 'The other probes wait until it has succeeded once',
      }),
    }),
  ]),
  waves: z.record(
    z
      .string()
      .regex(
        /^[A-Z][A-Za-z0-9]*(\/[a-z0-9][a-z0-9.:-]*)?$/,
        'is no kind and no object; write it like Service or Service/shop-dev',
      ),
    z
      .number()
      .int('is no wave; use a whole number')
      .min(-1000, 'is no wave; use -1000 to 1000')
      .max(1000, 'is no wave; use -1000 to 1000'),
  ),
  words,
  probe,
  quantity,
} as const;
