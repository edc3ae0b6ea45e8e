import { z } from 'zod';
import { RegistryChartVersion } from '../ChartRegistry';

const schema = z.object({
  version: z.string(),
  appVersion: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .catch(undefined),
  created: z.string().optional().catch(undefined),
});

/** A version object of ChartMuseum's API; undefined when it is none. */
export function chartMuseumVersion(
  value: unknown,
): RegistryChartVersion | undefined {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    return undefined;
  }
  const { version, appVersion, description, digest, created } = parsed.data;
  return {
    version,
    ...(appVersion !== undefined && { appVersion }),
    ...(description !== undefined && { description }),
    ...(digest !== undefined && { digest: `sha256:${digest}` }),
    ...(created !== undefined && { createdAt: created }),
  };
}
