/** One way to call a program: its file and the arguments that come first. */
export interface Tool {
  readonly file: string;
  readonly first: readonly string[];
  /** Variables that it needs on top of the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The programs that render, as far as this machine has them; a missing one leaves it to the built-in reader. */
export interface RenderTools {
  /** Called with a folder: `kustomize build DIR`. */
  readonly kustomize?: Tool;
  readonly helm?: Tool;
}
