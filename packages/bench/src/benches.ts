import { Bench } from './Bench';
import { publishBench } from './publish/publishBench';
import { synthBench } from './synth/synthBench';
import { tabBench } from './tab/tabBench';

/** Every measurement there is. A new one gets a folder of its own and a line here. */
export const benches: readonly Bench[] = [publishBench, synthBench, tabBench];
