import type { z as zod } from 'zod/v3';

type Z = typeof zod;

/** Types only; see the schema of `gitops:cdk8s:generate` for why. */
export const packageSchema = {
  input: {
    sourcePath: (z: Z) =>
      z
        .string()
        .optional()
        .describe(
          'Folder of the workspace with the chart, or with rendered manifests; default: the workspace',
        ),
    chart: (z: Z) =>
      z
        .string()
        .optional()
        .describe("Name of the chart; needed for manifests, else Chart.yaml's"),
    version: (z: Z) =>
      z
        .string()
        .optional()
        .describe("Version; default: Chart.yaml's. Or give gitTag"),
    gitTag: (z: Z) =>
      z
        .string()
        .optional()
        .describe('The Git tag that names the version, such as v1.2.3'),
    appVersion: (z: Z) =>
      z.string().optional().describe("App version; default: Chart.yaml's"),
    outputPath: (z: Z) =>
      z
        .string()
        .optional()
        .describe('Folder of the workspace for the archive; default: .charts'),
  },
  output: {
    archivePath: (z: Z) =>
      z.string().describe('The archive, relative to the workspace'),
    chart: (z: Z) => z.string(),
    version: (z: Z) => z.string(),
    digest: (z: Z) => z.string().describe('sha256: of the archive'),
    warnings: (z: Z) => z.array(z.string()),
  },
};
