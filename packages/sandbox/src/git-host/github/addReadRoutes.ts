import { Router } from 'express';
import { EMPTY_TREE, TreeEntry } from '../git/types';
import { compareCommits } from '../git/compareCommits';
import { encodePath } from '../present/encodePath';
import { RepositoryRecord } from '../state/records';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';
import { GithubSchemas } from './githubSchemas';

const STATUS = {
  added: 'added',
  deleted: 'removed',
  changed: 'modified',
  renamed: 'renamed',
} as const;

/** Files and folders, the history, and how two commits differ. */
export function addReadRoutes(router: Router, api: GithubContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name';

  const place = (
    repository: RepositoryRecord,
    { path, sha }: TreeEntry,
    ref: string,
  ) => {
    const url = `${present.repositoryApi(repository)}/contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`;
    const git = `${present.repositoryApi(repository)}/git/blobs/${sha}`;
    const html = `${present.web(repository)}/blob/${ref}/${encodePath(path)}`;
    return {
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      sha,
      url,
      git_url: git,
      html_url: html,
      download_url: `${present.web(repository)}/raw/${ref}/${encodePath(path)}`,
      _links: { self: url, git, html },
    };
  };

  router.get(`${base}/contents/*`, async (req, res) => {
    const repository = api.repository(req);
    const path = (req.params as Record<string, string>)[0];
    const ref =
      typeof req.query.ref === 'string'
        ? req.query.ref
        : repository.defaultBranch;
    const git = host.git(repository);
    const commit = await git.resolve(ref);
    if (!commit) {
      throw new GithubRefusal(404, `No commit found for the ref ${ref}`);
    }
    const entry = await git.entry(commit, path);
    const isRaw = /\.raw\b/.test(req.headers.accept ?? '');
    if (entry?.type === 'blob' && isRaw) {
      res.type('application/vnd.github.v3.raw; charset=utf-8');
      return res.send(await git.blob(entry.sha));
    }
    if (!entry || entry.type === 'commit') throw GithubRefusal.notFound();
    if (entry.type === 'tree') {
      const entries = await git.tree(commit, { recursive: false, path });
      const folder: GithubSchemas['folder'] = entries.map(one => ({
        ...place(repository, one, ref),
        type: one.type === 'tree' ? 'dir' : 'file',
        size: one.size,
      }));
      return res.json(folder);
    }
    // Larger files have to be asked for as blobs.
    const isLarge = entry.size > (api.options.contentBytes ?? 1024 * 1024);
    const content = isLarge ? undefined : await git.blob(entry.sha);
    const file: GithubSchemas['file'] = {
      ...place(repository, entry, ref),
      type: 'file',
      size: entry.size,
      content: content?.toString('base64').replace(/.{1,60}/g, '$&\n') ?? '',
      encoding: isLarge ? 'none' : 'base64',
    };
    return res.json(file);
  });

  router.get(`${base}/commits`, async (req, res) => {
    const repository = api.repository(req);
    await api.requireCommits(repository);
    const git = host.git(repository);
    const { sha: ref, path } = req.query;
    const sha = await git.resolve(
      typeof ref === 'string' ? ref : repository.defaultBranch,
    );
    if (!sha) throw GithubRefusal.notFound();
    const commits = await git.log({
      range: [sha],
      ...(typeof path === 'string' && path && { path }),
    });
    await api.list(req, res, commits, commit =>
      api.commits.commit(repository, commit),
    );
  });

  router.get(`${base}/compare/*`, async (req, res) => {
    const repository = api.repository(req);
    const [, from = '', to = ''] =
      /^(.+?)\.{3}(.+)$/.exec((req.params as Record<string, string>)[0]) ?? [];
    const git = host.git(repository);
    const [before, after] = await Promise.all([
      git.resolve(from),
      git.resolve(to),
    ]);
    if (!before || !after) throw GithubRefusal.notFound();
    const merge = await git.mergeBase(before, after);
    if (!merge) {
      throw new GithubRefusal(
        404,
        `No common ancestor between ${from} and ${to}.`,
      );
    }
    const show = async (sha: string) =>
      api.commits.commit(repository, await git.commit(sha));
    const [ahead, behind, files, commits] = await Promise.all([
      git.countCommits([after, `^${before}`]),
      git.countCommits([before, `^${after}`]),
      compareCommits(git, merge || EMPTY_TREE, after),
      git.log({ range: [after, `^${before}`] }),
    ]);
    const size = Number(req.query.per_page) || 250;
    const url = `${present.repositoryApi(repository)}/compare/${from}...${to}`;
    const html = `${present.web(repository)}/compare/${from}...${to}`;
    const comparison: GithubSchemas['comparison'] = {
      url,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: await show(before),
      merge_base_commit: await show(merge),
      status: statusOf(ahead, behind),
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      // Oldest first here, and newest first in the history.
      commits: [...commits]
        .reverse()
        .slice(0, size)
        .map(commit => api.commits.commit(repository, commit)),
      files: files.map(file => ({
        sha: after,
        filename: file.path,
        status: STATUS[file.status],
        additions: file.additions,
        deletions: file.deletions,
        changes: file.additions + file.deletions,
        blob_url: `${present.web(repository)}/blob/${after}/${encodePath(file.path)}`,
        raw_url: `${present.web(repository)}/raw/${after}/${encodePath(file.path)}`,
        contents_url: `${present.repositoryApi(repository)}/contents/${encodePath(file.path)}?ref=${after}`,
        ...(file.previousPath && { previous_filename: file.previousPath }),
      })),
    };
    res.json(comparison);
  });
}

function statusOf(ahead: number, behind: number) {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}
