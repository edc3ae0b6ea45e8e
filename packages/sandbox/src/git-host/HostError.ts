/** A refusal of the Git host: the status and text that Gitea answers in the same case. */
export class HostError extends Error {
  readonly status: number;
  /** Present in most 404 answers, next to the message. */
  readonly errors?: readonly string[];

  constructor(status: number, message: string, errors?: readonly string[]) {
    super(message);
    this.name = 'HostError';
    this.status = status;
    this.errors = errors;
  }

  /** The 404 that Gitea gives for most things that are not there. */
  static notFound(
    message = "The target couldn't be found.",
    errors: readonly string[] = [],
  ): HostError {
    return new HostError(404, message, errors);
  }
}
