/** Where the command line speaks to. */
export interface CliIo {
  /** Standard output. */
  readonly out: (text: string) => void;
  /** Standard error. */
  readonly err: (text: string) => void;
  /** Standard error is a terminal: a line may be written over. */
  readonly isTerminal: boolean;
  /** Ends what runs until it is told to: `synth --watch`. */
  readonly signal: AbortSignal;
}
