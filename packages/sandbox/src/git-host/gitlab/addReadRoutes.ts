import { Request, Router } from 'express';
import { RepositoryRecord } from '../state/records';
import { GitlabContext } from './GitlabContext';
import { GitlabRefusal } from './GitlabRefusal';

const COMMIT = /^[0-9a-f]{4,40}$/;

/** The repository of a project: its tree, files, branches and history. */
export function addReadRoutes(router: Router, api: GitlabContext): void {
  const { host, present } = api;
  const base = '/projects/:id/repository';
  const text = (req: Request, key: string) => {
    const value = req.query[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };

  router.get(`${base}/tree`, async (req, res) => {
    const project = api.project(req);
    const git = host.git(project);
    const commit = await git.resolve(text(req, 'ref') ?? project.defaultBranch);
    if (!commit) throw GitlabRefusal.notFound('Tree');
    const path = text(req, 'path')?.replace(/\/+$/, '');
    if (path) {
      const entry = await git.entry(commit, path);
      if (entry?.type !== 'tree') {
        throw GitlabRefusal.notFound('invalid revision or path');
      }
    }
    const recursive = req.query.recursive === 'true';
    const entries = await git.tree(commit, {
      recursive,
      ...(path && { path }),
    });
    await api.list(req, res, entries, entry => ({
      id: entry.sha,
      name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
      type: entry.type,
      path: entry.path,
      mode: entry.mode,
    }));
  });

  router.get(`${base}/files/:path/raw`, async (req, res) => {
    const project = api.project(req);
    const git = host.git(project);
    const commit = await git.resolve(text(req, 'ref') ?? project.defaultBranch);
    if (!commit) throw GitlabRefusal.notFound('Commit');
    const entry = await git.entry(commit, req.params.path);
    if (entry?.type !== 'blob') throw GitlabRefusal.notFound('File');
    const content = await git.blob(entry.sha);
    res.setHeader('x-gitlab-blob-id', entry.sha);
    res.setHeader('x-gitlab-size', content.length);
    res.type('text/plain').send(content);
  });

  const branchOf = async (req: Request, project: RepositoryRecord) => {
    const tip = await host.git(project).branchTip(req.params.branch);
    if (!tip) throw GitlabRefusal.notFound('Branch');
    return tip;
  };

  router.get(`${base}/branches/:branch`, async (req, res) => {
    const project = api.project(req);
    const { branch } = req.params;
    const commit = await host.git(project).commit(await branchOf(req, project));
    const { user } = api.identify(req);
    res.json({
      name: branch,
      commit: present.commit(project, commit),
      merged: false,
      default: branch === project.defaultBranch,
      protected: api.isProtected(project, branch),
      can_push: user !== undefined && api.mayPush(project, branch, user),
      developers_can_push: false,
      developers_can_merge: false,
      web_url: `${present.web(project)}/-/tree/${branch}`,
    });
  });

  router.get(`${base}/commits`, async (req, res) => {
    const project = api.project(req);
    const git = host.git(project);
    const wanted = text(req, 'ref_name') ?? project.defaultBranch;
    const [, from, to] = /^(.+?)\.\.(.+)$/.exec(wanted) ?? [];
    const tip = await git.resolve(to ?? wanted);
    const start = from ? await git.resolve(from) : undefined;
    if (!tip || (from && !start)) throw GitlabRefusal.notFound('Commit');
    const path = text(req, 'path');
    const commits = await git.log({
      range: start ? [tip, `^${start}`] : [tip],
      ...(path && { path }),
    });
    await api.list(req, res, commits, commit =>
      present.commit(project, commit),
    );
  });

  router.get(`${base}/commits/:sha`, async (req, res) => {
    const project = api.project(req);
    const git = host.git(project);
    const sha = await git.resolve(req.params.sha);
    if (!sha) throw GitlabRefusal.notFound('Commit');
    res.json(present.commit(project, await git.commit(sha)));
  });

  router.get(`${base}/merge_base`, async (req, res) => {
    const project = api.project(req);
    const git = host.git(project);
    const { refs } = req.query;
    const wanted = Array.isArray(refs) ? refs.map(String) : [];
    if (wanted.length < 2) {
      throw new GitlabRefusal(400, 'refs is invalid', 'error');
    }
    const [first, second] = await Promise.all(
      wanted.map(ref =>
        COMMIT.test(ref) ? git.resolve(ref) : git.branchTip(ref),
      ),
    );
    if (!first || !second) {
      throw new GitlabRefusal(400, `Could not find ref: ${wanted[0]}`);
    }
    const sha = await git.mergeBase(first, second);
    if (!sha) throw GitlabRefusal.notFound('Merge Base');
    res.json(present.commit(project, await git.commit(sha)));
  });
}
