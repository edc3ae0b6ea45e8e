/**
 * Keeps the cards of Roadie's Argo CD plugin: they read from this plugin's backend instead of a proxy to Argo CD.
 *
 * @packageDocumentation
 */
export { roadieModule as default } from './roadie/roadieModule';
export { roadieApis } from './roadie/roadieApis';
