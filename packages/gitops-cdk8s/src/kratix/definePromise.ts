import { PromiseConfig } from './PromiseConfig';

/**
 * Gives `config/promises/<name>.ts` its types: `export default definePromise({ … })`, with a literal.
 *
 * @public
 */
export function definePromise(config: PromiseConfig): PromiseConfig {
  return config;
}
