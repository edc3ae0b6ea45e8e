import * as z from 'zod';

const text = z.string();
const optionalText = text.optional();

/** Chart.yaml as Helm reads it; fields that Helm does not know are dropped, as `helm package` drops them. */
export const chartMetadataSchema = z.object({
  apiVersion: z.enum(['v1', 'v2']),
  name: text,
  version: text,
  appVersion: z
    .union([text, z.number()])
    .transform(value => String(value))
    .optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  condition: optionalText,
  dependencies: z
    .array(
      z.object({
        name: text,
        version: optionalText,
        repository: optionalText,
        condition: optionalText,
        tags: z.array(text).optional(),
        enabled: z.boolean().optional(),
        'import-values': z.array(z.unknown()).optional(),
        alias: optionalText,
      }),
    )
    .optional(),
  deprecated: z.boolean().optional(),
  description: optionalText,
  home: optionalText,
  icon: optionalText,
  keywords: z.array(text).optional(),
  kubeVersion: optionalText,
  maintainers: z
    .array(z.object({ name: text, email: optionalText, url: optionalText }))
    .optional(),
  sources: z.array(text).optional(),
  tags: optionalText,
  type: z.enum(['application', 'library']).optional(),
});

/**
 * The fields of Chart.yaml that Helm knows.
 *
 * @public
 */
export interface ChartMetadata {
  readonly apiVersion: 'v1' | 'v2';
  readonly name: string;
  readonly version: string;
  readonly appVersion?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly condition?: string;
  readonly dependencies?: readonly ChartDependency[];
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly home?: string;
  readonly icon?: string;
  readonly keywords?: readonly string[];
  readonly kubeVersion?: string;
  readonly maintainers?: readonly {
    readonly name: string;
    readonly email?: string;
    readonly url?: string;
  }[];
  readonly sources?: readonly string[];
  readonly tags?: string;
  readonly type?: 'application' | 'library';
}

/**
 * A chart that another one needs.
 *
 * @public
 */
export interface ChartDependency {
  readonly name: string;
  /** A version or a range. */
  readonly version?: string;
  readonly repository?: string;
  readonly condition?: string;
  readonly tags?: readonly string[];
  readonly enabled?: boolean;
  readonly 'import-values'?: readonly unknown[];
  readonly alias?: string;
}
