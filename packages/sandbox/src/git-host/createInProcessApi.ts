import { CommitFilesOptions, GitHost } from './GitHost';
import { Host } from './Host';
import { HostError } from './HostError';
import { names } from './names';
import { commitFiles } from './operations/commitFiles';
import { createRepository } from './operations/createRepository';
import { FileOperation } from './operations/planFileWrites';
import { HookRecord, OwnerRecord, RepositoryRecord } from './state/records';
import { encodePath } from './present/encodePath';
import { webhookEvents } from './webhooks/webhookEvents';

type InProcess = Omit<GitHost, 'name' | 'handler' | 'start' | 'stop'>;

/** What the rest of the sandbox asks of the Git host without HTTP, done as the administrator. */
export function createInProcessApi(host: Host, admin: OwnerRecord): InProcess {
  const { state } = host;
  const find = (owner: string, name: string): RepositoryRecord => {
    const repository = state.findRepository(owner, name);
    if (!repository)
      throw HostError.notFound(
        `the sandbox has no repository ${owner}/${name}`,
      );
    return repository;
  };

  return {
    async ensureRepository({ owner, name, defaultBranch, description }) {
      if (state.findRepository(owner, name)) return;
      const record =
        state.findOwner(owner) ??
        state.addOwner({
          kind: 'organization',
          login: names.owner(owner),
          fullName: '',
          email: '',
          admin: false,
          createdAt: host.now(),
          members: [admin.login],
        });
      await createRepository(host, record, admin, {
        name,
        description,
        default_branch: defaultBranch,
      });
    },

    async commitFiles(options) {
      const repository = find(options.owner, options.name);
      const { files, parent } = await changedFiles(host, repository, options);
      if (parent && files.length === 0) return parent;
      const date = options.date?.toISOString();
      const from = parent
        ? undefined
        : await host.git(repository).branchTip(repository.defaultBranch);
      const { sha } = await commitFiles(host, repository, admin, {
        files,
        branch: from ? repository.defaultBranch : options.branch,
        new_branch: from ? options.branch : undefined,
        message: options.message,
        author: options.author,
        dates: { author: date, committer: date },
      });
      return sha;
    },

    async readFile(owner, name, ref, path) {
      const git = host.git(find(owner, name));
      const commit = await git.resolve(ref);
      const entry = commit
        ? await git.entry(commit, names.path(path))
        : undefined;
      return entry?.type === 'blob'
        ? (await git.blob(entry.sha)).toString('utf8')
        : undefined;
    },

    async listFiles(owner, name, ref, path = '') {
      const git = host.git(find(owner, name));
      const commit = await git.resolve(ref);
      if (!commit) return [];
      const prefix = path ? `${names.path(path)}/` : '';
      const tree = await git.tree(commit, { recursive: true });
      return tree
        .filter(entry => entry.type === 'blob' && entry.path.startsWith(prefix))
        .map(entry => entry.path);
    },

    async resolve(owner, name, ref) {
      return host.git(find(owner, name)).resolve(ref);
    },

    repositoryPath: (owner, name) => {
      const repository = find(owner, name);
      return state.directory(repository.owner, repository.name);
    },

    cloneUrl: (owner, name) =>
      `${host.url}/${encodePath(`${owner}/${name}`)}.git`,

    async ensureWebhook({ owner, name, url, secret, events = ['push'] }) {
      const repository = find(owner, name);
      const now = host.now();
      const wanted = {
        secret,
        events: webhookEvents(events),
        active: true,
        updatedAt: now,
      };
      const hook = repository.hooks.find(other => other.url === url);
      if (hook) {
        Object.assign(hook, wanted);
      } else {
        const made: HookRecord = {
          id: state.newId(),
          url,
          contentType: 'json',
          branchFilter: '',
          createdAt: now,
          ...wanted,
        };
        repository.hooks.push(made);
      }
      state.save();
    },

    onPush: listener => host.onPush(listener),
  };
}

/** The files that really differ from the branch (or, for a new branch, from the default branch it starts at). */
async function changedFiles(
  host: Host,
  repository: RepositoryRecord,
  options: CommitFilesOptions,
): Promise<{ files: FileOperation[]; parent: string | undefined }> {
  const git = host.git(repository);
  const parent = await git.branchTip(options.branch);
  const start = parent ?? (await git.branchTip(repository.defaultBranch));
  const tree = new Map(
    (start ? await git.tree(start, { recursive: true }) : [])
      .filter(entry => entry.type === 'blob')
      .map(entry => [entry.path, entry]),
  );
  const files: FileOperation[] = [];
  for (const file of options.files) {
    const path = names.path(file.path);
    const old = tree.get(path);
    if (file.content === undefined) {
      if (old) files.push({ operation: 'delete', path });
    } else {
      const bytes = Buffer.from(file.content);
      const isSame =
        old?.size === bytes.length && (await git.blob(old.sha)).equals(bytes);
      if (!isSame)
        files.push({
          operation: old ? 'update' : 'create',
          path,
          content: bytes.toString('base64'),
        });
    }
  }
  return { files, parent };
}
