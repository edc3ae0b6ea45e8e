import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application, ApplicationSpec } from '../objects/Application';
import { applicationBody } from './applicationBody';
import { ContractTarget } from './ContractTarget';
import { createTarget } from './createTarget';
import { RunningSimulator, startSimulator } from './startSimulator';

/** A simulator to speak to over HTTP, whose cluster and settings a test can reach too. */
export interface Bench extends ContractTarget {
  readonly simulator: RunningSimulator;
  /** Pushes the files, creates the Application and waits for its first comparison; fails when it is refused. */
  create(
    name: string,
    files: Readonly<Record<string, string>>,
    spec?: Partial<ApplicationSpec>,
  ): Promise<Application>;
  /** Starts a sync and waits for its end. */
  sync(name: string, request?: unknown): Promise<Application>;
}

/** True when no operation runs and one has ended. */
const ended = ({ operation, status }: Application) =>
  !operation && status.operationState?.finishedAt !== undefined;

/** Starts a simulator for tests of what cannot be asked of any Argo CD: settings, clocks, the cluster's inside. */
export async function startBench(
  options: Parameters<typeof startSimulator>[1] = {},
): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'argocd-bench-'));
  const simulator = await startSimulator(folder, options);
  const target = createTarget({
    url: simulator.url,
    token: simulator.token,
    repoURL: simulator.repoURL,
    pushURL: simulator.repository,
    folder,
    every: 20,
    async stop() {
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  return {
    ...target,
    simulator,
    async create(name, files, spec = {}) {
      target.push(name, files);
      const { status, text } = await target.call(
        'POST',
        '/api/v1/applications',
        applicationBody(target, name, spec),
      );
      if (status !== 200) throw new Error(`${name} was refused: ${text}`);
      return target.until(name, one => one.status.reconciledAt !== undefined);
    },
    async sync(name, request = {}) {
      const path = `/api/v1/applications/${name}/sync`;
      const { status, text } = await target.call('POST', path, request);
      if (status !== 200) throw new Error(`${name} was not synced: ${text}`);
      return target.until(name, ended);
    },
  };
}
