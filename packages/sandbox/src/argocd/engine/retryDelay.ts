import { RetryStrategy } from '../objects/Application';
import { goDuration } from '../objects/goDuration';

/** Milliseconds to wait before the attempt after `retries` retries: grows by the factor up to the maximum. */
export function retryDelay(strategy: RetryStrategy, retries: number): number {
  const {
    duration = '5s',
    factor = 2,
    maxDuration = '3m',
  } = strategy.backoff ?? {};
  const first = goDuration(duration) ?? 5000;
  const most = goDuration(maxDuration) ?? 180_000;
  return Math.min(first * factor ** retries, most);
}
