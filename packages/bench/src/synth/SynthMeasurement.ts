import { ProcessMeasurement } from './Workplace';

/** Both sides for one number of packages. */
export interface SynthMeasurement {
  readonly packages: number;
  /** In a process that has the library loaded and used before, as a backend has; the quickest, in milliseconds. */
  readonly inProcessMs: number;
  /** The first synthesis of a process that has just loaded the library; in milliseconds. */
  readonly firstMs: number;
  /** Of the process of `firstMs`, in megabytes. */
  readonly firstPeakMb: number;
  /** `slipway synth`, from the start of the process to its end. */
  readonly commandLine: ProcessMeasurement;
  /** `cdk8s synth` of the same objects, likewise; undefined where it was left out. */
  readonly cdk8s?: ProcessMeasurement;
  /** The same with Node's compile cache, which `slipway` has by itself; undefined where it was left out. */
  readonly cdk8sCached?: ProcessMeasurement;
}

/** Runs over a repository that has its files already. */
export interface AgainMeasurement {
  readonly packages: number;
  /** `slipway synth` when nothing changed. */
  readonly unchanged: ProcessMeasurement;
  /** `slipway synth --check` then. */
  readonly check: ProcessMeasurement;
  /** `slipway synth` when one application changed. */
  readonly oneChanged: ProcessMeasurement;
  /** `cdk8s synth`, which writes everything again. */
  readonly cdk8s: ProcessMeasurement;
}

/** How long others had to wait for the event loop, in milliseconds. */
export interface LoopDelay {
  readonly packages: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}
