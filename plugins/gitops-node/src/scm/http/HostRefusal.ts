/** An answer of a Git host that was not a success: its status decides, its text is only shown. */
export class HostRefusal extends Error {
  readonly status: number;
  /** The answer's headers that sentences are made of, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the host calls the error for machines, where it does. */
  readonly code?: string;

  constructor(
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    code?: string,
  ) {
    super(message);
    this.name = 'HostRefusal';
    this.status = status;
    this.headers = headers;
    this.code = code;
  }
}
