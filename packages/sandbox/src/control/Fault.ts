import { z } from 'zod';

/**
 * What a server may be told to do instead of its work.
 *
 * - `none`: works.
 * - `down`: closes every connection, as if nobody listened.
 * - `slow`: answers after five seconds.
 * - `unauthorized`: 401 to everything.
 * - `refuse`: 503 to everything.
 */
export const faultSchema = z.enum([
  'none',
  'down',
  'slow',
  'unauthorized',
  'refuse',
]);

/** See {@link faultSchema}. */
export type Fault = z.infer<typeof faultSchema>;
