import { useMemo } from 'react';
import { newIdempotencyKey } from './newIdempotencyKey';

/** One key for as long as the request stays the same, so that pressing again never asks twice. */
export function useIdempotencyKey(request: object): string {
  const fingerprint = JSON.stringify(request);
  // A changed request is another request: the fingerprint is what renews the key.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => newIdempotencyKey(), [fingerprint]);
}
