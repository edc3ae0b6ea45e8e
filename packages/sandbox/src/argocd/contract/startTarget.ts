import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContractTarget } from './ContractTarget';
import { createTarget } from './createTarget';
import { startBench } from './startBench';

/**
 * The Argo CD under test: the one at `GITOPS_CONTRACT_ARGOCD_URL` with `GITOPS_CONTRACT_ARGOCD_TOKEN`, which reads
 * `GITOPS_CONTRACT_ARGOCD_GIT_URL` while the tests push to `GITOPS_CONTRACT_ARGOCD_GIT_PUSH_URL`; else a simulator.
 */
export async function startTarget(): Promise<ContractTarget> {
  const { env } = process;
  const url = env.GITOPS_CONTRACT_ARGOCD_URL?.replace(/\/$/, '');
  if (!url) return startBench();
  const folder = mkdtempSync(join(tmpdir(), 'argocd-contract-'));
  return createTarget({
    url,
    token: env.GITOPS_CONTRACT_ARGOCD_TOKEN ?? '',
    repoURL: env.GITOPS_CONTRACT_ARGOCD_GIT_URL ?? '',
    pushURL: env.GITOPS_CONTRACT_ARGOCD_GIT_PUSH_URL ?? '',
    folder,
    every: 200,
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  });
}
