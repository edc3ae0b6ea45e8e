import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The schemas of request bodies, from the zod schemas that check them. Needs Backstage's TypeScript transform, which
 * `yarn openapi` loads.
 *
 * @param {string} file - exports the zod schemas, each as `nameRequest`
 * @returns {Record<string, object>} by name, first letter in upper case
 */
export function requestSchemas(file) {
  const { z } = createRequire(file)('zod');
  const exported = Object.entries(require(file)).filter(
    ([, schema]) => schema instanceof z.ZodType,
  );
  return Object.fromEntries(
    exported.map(([name, schema]) => [
      `${name[0].toUpperCase()}${name.slice(1)}`,
      z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input' }),
    ]),
  );
}
