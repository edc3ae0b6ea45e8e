import { z } from 'zod';

/**
 * A JSON pointer (RFC 6901). `*` is none, although it is seen in real repositories; Argo CD then ignores nothing.
 *
 * @internal
 */
export const jsonPointerSchema = z
  .string()
  .regex(
    /^(\/([^/~]|~[01])*)+$/,
    'is no JSON pointer; begin it with "/", like /spec/replicas',
  );
