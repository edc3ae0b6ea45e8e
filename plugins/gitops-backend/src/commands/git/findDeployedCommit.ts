import { NotFoundError } from '@backstage/errors';
import { DeployedVersion } from '@slipway/plugin-gitops-common';
import {
  ArgoSource,
  RepositoryCommit,
  RepositoryFile,
} from '@slipway/plugin-gitops-node';
import { parse } from 'yaml';
import { GitAccess } from './GitAccess';
import { GitopsRepository } from './GitTools';

/** How many commits are looked at. */
const LOOKED_AT = 50;

/** What ran: the version, and the source that gave it. */
export interface DeployedState {
  /** The Argo CD Application's name. */
  readonly name: string;
  readonly version: DeployedVersion;
  readonly source?: ArgoSource;
}

/**
 * The newest commit of the GitOps repository whose files for an Application are those that were deployed. Where Argo
 * CD reads the repository itself, that is the deployed revision. Where it reads a copy (idpbuilder makes one for each
 * package), the copy's files are compared with the history, by git's own ids.
 *
 * @throws NotFoundError when no commit of the last fifty that touched them fits.
 */
export async function findDeployedCommit(
  repository: GitopsRepository,
  git: GitAccess,
  deployed: DeployedState,
): Promise<string> {
  const { source, version, name } = deployed;
  const commit = source?.chart
    ? await findByChart(repository, deployed)
    : await findByManifests(repository, git, deployed);
  if (commit) return commit;
  throw new NotFoundError(
    `None of the last ${LOOKED_AT} commits of ${repository.config.url} that touched ${name} gives ${version.label}. Restore it by hand, or deploy the version by its name.`,
  );
}

async function findByChart(
  repository: GitopsRepository,
  { name, version }: DeployedState,
): Promise<string | undefined> {
  const path = `dist/${name}.yaml`;
  for (const { sha } of await commitsOf(repository, path)) {
    const text = await repository.host.readFile(repository.ref, sha, path);
    if (text && targetRevisionOf(text) === version.revision) return sha;
  }
  return undefined;
}

async function findByManifests(
  repository: GitopsRepository,
  git: GitAccess,
  { name, version, source }: DeployedState,
): Promise<string | undefined> {
  const folder = `dist/${name}/manifests`;
  const from = source && git.open(source.repoURL);
  const { host, ref, owner } = { ...repository, owner: repository.ref.owner };
  if (
    !from ||
    (from.ref.host === ref.host &&
      from.ref.owner === owner &&
      from.ref.name === ref.name)
  ) {
    return version.revision;
  }
  const path = (source.path ?? '').replace(/^\.?\/?|\/$/g, '');
  const copy = byRelativePath(
    await from.host.listFiles(from.ref, version.revision, path),
    path,
  );
  for (const { sha } of await commitsOf(repository, folder)) {
    const files = await host.listFiles(ref, sha, folder);
    if (files.length && isContained(byRelativePath(files, folder), copy)) {
      return sha;
    }
  }
  return undefined;
}

function commitsOf(
  repository: GitopsRepository,
  path: string,
): Promise<readonly RepositoryCommit[]> {
  return repository.host.listCommits(repository.ref, repository.config.branch, {
    path,
    limit: LOOKED_AT,
  });
}

/** A copy never loses files, so it may hold more than what the kustomization of that commit lists. */
function isContained(
  files: ReadonlyMap<string, string>,
  copy: ReadonlyMap<string, string>,
): boolean {
  return [...files].every(([path, sha]) => copy.get(path) === sha);
}

function byRelativePath(
  files: readonly RepositoryFile[],
  folder: string,
): ReadonlyMap<string, string> {
  const prefix = folder ? `${folder}/` : '';
  return new Map(
    files.map(({ path, sha }) => [
      path.startsWith(prefix) ? path.slice(prefix.length) : path,
      sha,
    ]),
  );
}

function targetRevisionOf(text: string): string | undefined {
  const application = parse(text) as {
    spec?: { source?: { targetRevision?: unknown } };
  } | null;
  const revision = application?.spec?.source?.targetRevision;
  return typeof revision === 'string' ? revision : undefined;
}
