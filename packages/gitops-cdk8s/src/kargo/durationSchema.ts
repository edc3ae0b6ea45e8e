import { z } from 'zod';
import { parseGoDuration } from '../argocd/goDuration';

/**
 * A duration that Go reads. What is written to Git is its canonical form, since Kargo's webhook stores that.
 *
 * @internal
 */
export const durationSchema = z
  .string()
  .refine(
    text => parseGoDuration(text) !== undefined,
    'is no duration; write it with h, m and s, like 1h30m',
  );
