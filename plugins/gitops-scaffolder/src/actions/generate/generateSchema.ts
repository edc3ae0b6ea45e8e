import { defaultChartTypes } from '@slipway/cdk8s';
import type { z as zod } from 'zod/v3';

type Z = typeof zod;

const amounts = (z: Z) =>
  z.object({ cpu: z.string().optional(), memory: z.string().optional() });

const resources = (z: Z) =>
  z.object({
    requests: amounts(z).optional(),
    limits: amounts(z).optional(),
  });

const strings = (z: Z) => z.record(z.string(), z.string());
const values = (z: Z) => z.record(z.string(), z.unknown());
const valuesOrYaml = (z: Z) => z.union([values(z), z.string()]);

const waves = (z: Z) => z.record(z.string(), z.number());

const probe = (z: Z) =>
  z.object({
    path: z.string().optional(),
    port: z.number().optional(),
    tcpPort: z.number().optional(),
    command: z.array(z.string()).optional(),
    initialDelaySeconds: z.number().optional(),
    periodSeconds: z.number().optional(),
    timeoutSeconds: z.number().optional(),
    failureThreshold: z.number().optional(),
  });

const probes = (z: Z) =>
  z.object({
    liveness: probe(z).optional(),
    readiness: probe(z).optional(),
    startup: probe(z).optional(),
  });

const ignoredDifference = (z: Z) =>
  z.object({
    group: z.string().optional(),
    kind: z.string(),
    name: z.string().optional(),
    namespace: z.string().optional(),
    jsonPointers: z.array(z.string()).optional(),
    jqPathExpressions: z.array(z.string()).optional(),
  });

const environment = (z: Z) =>
  z.object({
    name: z
      .string()
      .describe('Name of the environment, as in gitops.environments'),
    destination: z
      .string()
      .optional()
      .describe('Cluster as Argo CD knows it; default: the configured one'),
    namespace: z.string().optional(),
    image: z
      .object({
        repository: z.string().optional(),
        tag: z.string().optional(),
      })
      .optional(),
    replicas: z.number().optional(),
    resources: resources(z).optional(),
    probes: z.union([z.literal(false), probes(z)]).optional(),
    env: strings(z).optional(),
    host: z
      .string()
      .optional()
      .describe('Host of the Ingress or HTTPRoute in this environment'),
    chartVersion: z.string().optional(),
    values: valuesOrYaml(z).optional().describe('Helm values, or their YAML'),
    props: valuesOrYaml(z)
      .optional()
      .describe('Other props of the chart type, or their YAML'),
    waves: waves(z).optional(),
    annotations: strings(z).optional(),
    labels: strings(z).optional(),
    more: values(z)
      .optional()
      .describe('Further fields of the environment, which a form shows apart'),
    withMore: z
      .boolean()
      .optional()
      .describe('Whether the fields below `more` count; default: true'),
  });

/**
 * Types only: what a value has to look like is checked by the generator, which says it in a sentence rather than in a
 * schema's words. The scaffolder uses these schemas for their JSON Schema, so defaults in them would have no effect.
 */
export const generateSchema = {
  input: {
    name: (z: Z) =>
      z.string().describe('Name of the application: a DNS-1123 label'),
    description: (z: Z) => z.string().optional(),
    entity: (z: Z) =>
      z
        .string()
        .optional()
        .describe('Entity ref; default: component:default/<name>'),
    namespace: (z: Z) =>
      z.string().optional().describe('Namespace; default: the name'),
    image: (z: Z) =>
      z
        .object({
          repository: z.string().optional(),
          tag: z.string().optional(),
        })
        .optional()
        .describe('Repository and tag of the container image'),
    port: (z: Z) =>
      z.number().optional().describe('Port of the container; default: 8080'),
    environments: (z: Z) =>
      z.array(environment(z)).describe('Environments in promotion order'),
    resources: (z: Z) => resources(z).optional(),
    healthPath: (z: Z) =>
      z
        .string()
        .optional()
        .describe('Path of the liveness and readiness probe'),
    exposure: (z: Z) =>
      z
        .object({
          type: z.enum(['None', 'Ingress', 'HTTPRoute']),
          host: z.string().optional(),
          path: z.string().optional(),
          className: z.string().optional(),
          gateway: z
            .object({
              name: z.string().optional(),
              namespace: z.string().optional(),
              sectionName: z.string().optional(),
            })
            .optional(),
        })
        .optional()
        .describe('How the service is reached from outside the cluster'),
    secrets: (z: Z) =>
      z
        .object({
          store: z.string().optional(),
          keys: z
            .array(
              z.object({
                variable: z.string(),
                key: z.string(),
                property: z.string().optional(),
              }),
            )
            .optional(),
        })
        .optional()
        .describe('Environment variables from a secret store'),
    config: (z: Z) => strings(z).optional().describe('Entries of a ConfigMap'),
    chart: (z: Z) =>
      z
        .object({
          type: z
            .string()
            .optional()
            .describe(
              `One of ${defaultChartTypes().names().join(', ')}; default: WebService`,
            ),
          props: values(z)
            .optional()
            .describe('Props of the chart type; they win over other fields'),
        })
        .optional()
        .describe('What is built, with its props'),
    delivery: (z: Z) =>
      z
        .union([
          z.object({ type: z.literal('manifests') }),
          z.object({
            type: z.literal('chart'),
            repoURL: z.string(),
            chart: z.string(),
            version: z.string().optional(),
            values: values(z).optional(),
          }),
        ])
        .optional()
        .describe('By manifests (default) or by chart'),
    argocd: (z: Z) =>
      z
        .object({
          project: z.string().optional(),
          namespace: z.string().optional(),
          syncPolicy: z
            .object({
              prune: z.boolean().optional(),
              selfHeal: z.boolean().optional(),
            })
            .optional(),
          ignoreDifferences: z.array(ignoredDifference(z)).optional(),
        })
        .optional(),
    dependencies: (z: Z) =>
      z
        .union([z.array(z.string()), strings(z)])
        .optional()
        .describe(
          'Applications of the repository that have to be there first: their names, or role to name',
        ),
    promotion: (z: Z) =>
      z
        .object({ kargo: values(z).optional() })
        .optional()
        .describe('How new versions travel through the environments'),
    waves: (z: Z) =>
      waves(z)
        .optional()
        .describe('Waves in place of the usual ones, by kind or object'),
    rules: (z: Z) =>
      strings(z).optional().describe('Levels of rules: off, warn or error'),
  },
  output: {
    name: (z: Z) => z.string().describe('Name of the application'),
    entityRef: (z: Z) => z.string(),
    applications: (z: Z) =>
      z.array(z.string()).describe('Names of the Argo CD Applications'),
    files: (z: Z) => z.array(z.string()).describe('Files written'),
    deletes: (z: Z) =>
      z
        .array(z.string())
        .describe(
          'Files of the repository that are no longer made; for gitops:pull-request',
        ),
    commit: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'Commit of the repository that was read; for gitops:pull-request as madeFrom',
        ),
    summary: (z: Z) =>
      z.string().describe('Markdown for the description of the pull request'),
  },
};
