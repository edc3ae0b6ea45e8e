import { z } from 'zod';
import { ChartDetails } from './SourceRenderer';

const schema = z.object({
  description: z.string().optional(),
  home: z.string().optional(),
  maintainers: z
    .array(
      z.object({ name: z.string().default(''), email: z.string().optional() }),
    )
    .default([]),
});

/** What Argo CD shows of a Chart.yaml. */
export function chartDetailsOf(chart: unknown): ChartDetails {
  const { description, home, maintainers } = schema.parse(chart);
  return {
    ...(description && { description }),
    ...(home && { home }),
    ...(maintainers.length > 0 && {
      maintainers: maintainers.map(({ name, email }) =>
        email ? `${name} <${email}>` : name,
      ),
    }),
  };
}
