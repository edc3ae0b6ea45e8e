import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Application } from '../objects/Application';
import { ContractAnswer, ContractTarget } from './ContractTarget';
import { GitFixture } from './GitFixture';

interface TargetOptions {
  readonly url: string;
  readonly token: string;
  /** The repository as Argo CD reads it, and as the tests push to it. */
  readonly repoURL: string;
  readonly pushURL: string;
  /** Where the working copy goes. */
  readonly folder: string;
  /** Milliseconds between two looks. */
  readonly every: number;
  stop(): Promise<void>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What tests ask of an Argo CD: requests, pushes, and waiting for a state. */
export function createTarget(options: TargetOptions): ContractTarget {
  const { url, token } = options;
  const git = new GitFixture(join(options.folder, 'work'), options.pushURL);
  const run = Date.now().toString(36);

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ContractAnswer> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text,
      json: parsed(text),
    };
  };
  const get = async (name: string) => {
    const { json } = await call('GET', `/api/v1/applications/${name}`);
    return json as Application;
  };

  return {
    url,
    token,
    repoURL: options.repoURL,
    call,
    push: (path, files) => git.push(path, files),
    unique: name => `${name}-${run}`,
    get,
    async until(name, wanted) {
      const end = Date.now() + 60_000;
      for (;;) {
        const application = await get(name);
        if (application?.status && wanted(application)) return application;
        if (Date.now() > end) {
          throw new Error(
            `${name} did not become as wanted: ${JSON.stringify(application)}`,
          );
        }
        await delay(options.every);
      }
    },
    stop: () => options.stop(),
  };
}
