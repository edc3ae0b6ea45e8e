/** What to send back. */
export interface Answer {
  readonly status: number;
  /** The content type; absent for an empty answer. */
  readonly type?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answerJson(status: number, body: unknown): Answer {
  return {
    status,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(body),
  };
}

/** ChartMuseum's one shape of an error. */
export function answerError(status: number, error: string): Answer {
  return answerJson(status, { error });
}
