/** The programs that are measured, each in one file. */
export interface SynthPrograms {
  /** Synthesises in its own process. */
  readonly ours: string;
  readonly server: string;
  /** `slipway`, as npm installs it. */
  readonly command: string;
  readonly cdk8sApp: string;
}
