import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Application } from '../objects/Application';
import { ContractAnswer, ContractTarget } from './ContractTarget';
import { GitFixture } from './GitFixture';
import { startSimulator } from './startSimulator';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The Argo CD under test: the one at `GITOPS_CONTRACT_ARGOCD_URL` with `GITOPS_CONTRACT_ARGOCD_TOKEN`, which reads
 * `GITOPS_CONTRACT_ARGOCD_GIT_URL` while the tests push to `GITOPS_CONTRACT_ARGOCD_GIT_PUSH_URL`; else a simulator.
 */
export async function startTarget(): Promise<ContractTarget> {
  const folder = mkdtempSync(join(tmpdir(), 'argocd-contract-'));
  const env = process.env;
  const real = env.GITOPS_CONTRACT_ARGOCD_URL;
  const simulator = real ? undefined : await startSimulator(folder);
  const url = real?.replace(/\/$/, '') ?? simulator!.url;
  const token = simulator?.token ?? env.GITOPS_CONTRACT_ARGOCD_TOKEN ?? '';
  const repoURL =
    simulator?.repoURL ?? env.GITOPS_CONTRACT_ARGOCD_GIT_URL ?? '';
  const git = new GitFixture(
    join(folder, 'work'),
    simulator?.repository ?? env.GITOPS_CONTRACT_ARGOCD_GIT_PUSH_URL ?? '',
  );
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
    repoURL,
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
        await delay(simulator ? 20 : 200);
      }
    },
    async stop() {
      await simulator?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
