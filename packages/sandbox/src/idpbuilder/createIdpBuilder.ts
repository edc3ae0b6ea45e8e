import { GitHost, PushEvent, RepositoryName } from '../git-host/GitHost';
import { Logger } from '../Logger';
import { AppliedPackages } from './AppliedPackages';
import { ApplicationTarget } from './ApplicationTarget';
import { copyFolder } from './copyFolder';
import { readPackage } from './readPackage';
import { rewriteSources } from './rewriteSources';
import { treeIds } from './treeIds';

/** The folders that `content` names, after the address and the file. */
function foldersIn(content: string): readonly string[] {
  return content
    .split(' ')
    .slice(2)
    .map(part => part.slice(0, part.lastIndexOf('=')));
}

/** Settings of {@link createIdpBuilder}. */
export interface IdpBuilderOptions {
  readonly gitHost: GitHost;
  readonly argocd: ApplicationTarget;
  readonly logger: Logger;
  /** The GitOps repository whose packages are applied. */
  readonly repository: RepositoryName;
  /** Where it remembers, over a restart, what it applied. */
  readonly stateFile: string;
  /** @default 'main' */
  readonly branch?: string;
  /** The folder with one file for each package. @default 'dist' */
  readonly folder?: string;
  /** Who owns the repositories made for `cnoe://` folders. @default 'giteaAdmin' */
  readonly owner?: string;
  /** The name of the environment in their names. @default 'localdev' */
  readonly buildName?: string;
}

/** Keeps Argo CD's Applications at what the GitOps repository's packages say. */
export interface IdpBuilder {
  /** Applies what the repository holds now, and from now on every push to its default branch. */
  start(): Promise<void>;
  /** Resolves when everything pushed so far is applied. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Does what idpbuilder does with its packages: each `dist/*.yaml` is an Application, `cnoe://` folders are copied to
 * repositories of their own. One difference: here a file that is gone from a folder is gone from its repository too, so
 * that both are the same Git tree.
 */
export function createIdpBuilder(options: IdpBuilderOptions): IdpBuilder {
  const { gitHost, argocd, logger, repository } = options;
  const {
    branch = 'main',
    folder = 'dist',
    owner = 'giteaAdmin',
    buildName = 'localdev',
  } = options;
  const applied = new AppliedPackages(options.stateFile);
  let queue: Promise<void> = Promise.resolve();
  let waiting = false;
  let unsubscribe = () => {};

  const applyFile = async (
    file: string,
    commit: string,
    ids: ReadonlyMap<string, string>,
  ): Promise<readonly string[]> => {
    // The Git host's address may be another one since the last start.
    const contentOf = (folders: readonly string[]) =>
      [
        gitHost.cloneUrl(owner, ''),
        ...[file, ...folders].map(path => `${path}=${ids.get(path)}`),
      ].join(' ');
    const before = applied.get(file);
    if (before && before.content === contentOf(foldersIn(before.content)))
      return [];

    const text =
      (await gitHost.readFile(
        repository.owner,
        repository.name,
        commit,
        file,
      )) ?? '';
    const manifest = readPackage(text);
    if (!manifest) return [];
    const name = manifest.metadata.name;
    const rewritten = rewriteSources({
      file,
      manifest,
      applicationName: name,
      buildName,
      cloneUrl: target => gitHost.cloneUrl(owner, target),
    });
    const changed: string[] = [];
    for (const source of rewritten.sources) {
      const moved = await copyFolder({
        gitHost,
        from: repository,
        folder: source.folder,
        tree: ids.get(source.folder),
        to: { owner, name: source.repository },
      });
      if (moved) changed.push(gitHost.cloneUrl(owner, source.repository));
    }
    const desired = JSON.stringify(rewritten.manifest);
    // Applied again only when the file says something else: a hold that someone set on the Application stays.
    if (before?.manifest !== desired) {
      await argocd.applyApplication(
        rewritten.manifest,
        applied.lastApplied(file),
      );
      logger.info(`Applied Application ${name} from ${file}`);
    }
    const content = contentOf(rewritten.sources.map(source => source.folder));
    applied.set(file, { name, manifest: desired, content });
    return changed;
  };

  const reconcile = async () => {
    waiting = false;
    const commit = await gitHost.resolve(
      repository.owner,
      repository.name,
      branch,
    );
    if (!commit) return;
    const ids = await treeIds(
      gitHost.repositoryPath(repository.owner, repository.name),
      commit,
    );
    const files = [...ids.keys()].filter(
      path =>
        /\.ya?ml$/.test(path) &&
        path.startsWith(`${folder}/`) &&
        !path.slice(folder.length + 1).includes('/'),
    );
    const changed = new Set<string>([
      gitHost.cloneUrl(repository.owner, repository.name),
    ]);
    for (const file of files) {
      try {
        (await applyFile(file, commit, ids)).forEach(url => changed.add(url));
      } catch (error) {
        logger.error(`${file} was not applied: ${(error as Error).message}`);
      }
    }
    for (const { file, name } of applied.all()) {
      if (files.includes(file)) continue;
      await argocd.deleteApplication(name);
      applied.delete(file);
      logger.info(`Removed Application ${name}: ${file} is gone`);
    }
    await Promise.all(
      [...changed].map(url => argocd.refreshForRepository(url)),
    );
  };

  const enqueue = () => {
    // A push while one is waiting changes nothing: the waiting one reads the newest commit.
    if (waiting) return;
    waiting = true;
    queue = queue
      .then(reconcile)
      .catch(error =>
        logger.error(
          `The packages were not applied: ${(error as Error).message}`,
        ),
      );
  };
  const onPush = (event: PushEvent) => {
    const isOurs =
      event.owner === repository.owner && event.name === repository.name;
    if (isOurs && event.ref === `refs/heads/${branch}`) enqueue();
  };

  return {
    async start() {
      unsubscribe = gitHost.onPush(onPush);
      enqueue();
      await queue;
    },
    async settled() {
      await queue;
    },
    async stop() {
      unsubscribe();
      await queue;
    },
  };
}
