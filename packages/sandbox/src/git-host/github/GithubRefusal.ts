/** What is wrong with a field, as GitHub lists it. */
export interface GithubFieldError {
  readonly resource: string;
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
}

/** A refusal with the status and the text that GitHub answers in the same case. */
export class GithubRefusal extends Error {
  readonly status: number;
  readonly errors?: readonly GithubFieldError[];

  constructor(
    status: number,
    message: string,
    errors?: readonly GithubFieldError[],
  ) {
    super(message);
    this.name = 'GithubRefusal';
    this.status = status;
    this.errors = errors;
  }

  static notFound(): GithubRefusal {
    return new GithubRefusal(404, 'Not Found');
  }

  /** The 422 about a field. */
  static invalid(...errors: GithubFieldError[]): GithubRefusal {
    return new GithubRefusal(422, 'Validation Failed', errors);
  }
}
