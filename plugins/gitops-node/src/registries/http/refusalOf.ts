import { RegistryRefusal } from '../ChartRegistryError';
import { RegistryAnswer } from './RegistryAnswer';
import { readRetryAfter } from './RetryPolicy';

/** The part of an answer that an error may carry. */
export function refusalOf(
  { status, headers }: Pick<RegistryAnswer, 'status' | 'headers'>,
  codes?: readonly string[],
): RegistryRefusal {
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), Date.now());
  const requestId = headers.get('x-request-id') ?? undefined;
  return {
    status,
    ...(codes?.length && { codes }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(requestId && /^[\w.-]{1,100}$/.test(requestId) && { requestId }),
  };
}
