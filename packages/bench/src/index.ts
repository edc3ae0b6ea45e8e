/**
 * Measurements of Slipway and of the tools beside it. Run one with `yarn bench NAME`.
 *
 * @packageDocumentation
 */
export { percentile } from './measure/percentile';
