/** A refusal with the status and the text that GitLab answers in the same case. */
export class GitlabRefusal extends Error {
  readonly status: number;
  /** `message`, or `error` for what is wrong with a parameter. */
  readonly field: 'message' | 'error';

  constructor(
    status: number,
    message: string,
    field: 'message' | 'error' = 'message',
  ) {
    super(message);
    this.name = 'GitlabRefusal';
    this.status = status;
    this.field = field;
  }

  static notFound(what: string): GitlabRefusal {
    return new GitlabRefusal(404, `404 ${what} Not Found`);
  }

  static forbidden(why?: string): GitlabRefusal {
    return new GitlabRefusal(403, `403 Forbidden${why ? ` - ${why}` : ''}`);
  }
}
