import { RequestConfig } from './RequestConfig';

/**
 * Gives `config/requests/<name>.ts` its types: `export default defineRequest({ … })`, with a literal.
 *
 * @public
 */
export function defineRequest(config: RequestConfig): RequestConfig {
  return config;
}
