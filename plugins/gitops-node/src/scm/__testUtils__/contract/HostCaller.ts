/** An answer of a Git host's API. */
export interface CallerAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls a Git host's REST API as the contract suite's account. */
export class HostCaller {
  constructor(
    readonly api: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  async ask(
    method: string,
    path: string,
    body?: object,
  ): Promise<CallerAnswer> {
    const answer = await fetch(`${this.api}${path}`, {
      method,
      headers: { ...this.headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: /^[{[]/.test(text) ? JSON.parse(text) : text,
    };
  }

  /** The body of an answer that has to be a success. */
  async call<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) {
      throw new Error(
        `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`,
      );
    }
    return answer.body as T;
  }

  /** Asks again while the answer is one of these: hosts look at a pull request in the background before it is merged. */
  async patient(
    method: string,
    path: string,
    body: object,
    meanwhile: { readonly statuses: readonly number[]; readonly look: string },
  ): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const { status, body: said } = await this.ask(method, path, body);
      if (status < 300) return;
      if (attempt === 30 || !meanwhile.statuses.includes(status)) {
        throw new Error(`${path} answered ${status}: ${JSON.stringify(said)}`);
      }
      await this.call('GET', meanwhile.look);
    }
  }
}
