/**
 * Measurements of Slipway and of the tools beside it. Run one with `yarn bench NAME`.
 *
 * @packageDocumentation
 */
export type { Bench } from './Bench';
export type { BenchReport, JsonValue, Table } from './BenchReport';
export { benches } from './benches';
