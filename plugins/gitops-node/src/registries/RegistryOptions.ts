import { ChartCredentialsProvider } from './credentials/ChartCredentials';
import { RegistryLogger } from './http/RegistryLogger';
import { RetryOptions } from './http/RetryPolicy';

/** What an adapter may be given beside its configuration. */
export interface RegistryOptions {
  readonly timeoutMs?: number;
  readonly retries?: RetryOptions;
  readonly logger?: RegistryLogger;
  readonly credentials?: ChartCredentialsProvider;
}
