import { Request, Router } from 'express';
import { z } from 'zod';
import { HostError } from '../HostError';
import { createPull } from '../operations/createPull';
import { editPull } from '../operations/editPull';
import { mergePull } from '../operations/mergePull';
import { pullState } from '../operations/pullState';
import { CommentRecord, PullRecord, RepositoryRecord } from '../state/records';
import { GitlabContext } from './GitlabContext';
import { GitlabRefusal } from './GitlabRefusal';
import { MergeMethods } from './MergeMethods';

/** What the merge methods are called in the host's own operation. */
const STYLES = {
  merge: 'merge',
  rebase_merge: 'rebase-merge',
  ff: 'fast-forward-only',
} as const;
const createSchema = z.object({
  source_branch: z.string(),
  target_branch: z.string(),
  title: z.string(),
  description: z.string().optional(),
});
const editSchema = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  state_event: z.enum(['close', 'reopen']).optional(),
});
const mergeSchema = z.object({
  sha: z.string().optional(),
  squash: z.boolean().default(false),
});

/** Merge requests: found, opened, read, edited, commented on, merged. */
export function addMergeRequestRoutes(
  router: Router,
  api: GitlabContext,
  methods: MergeMethods,
): void {
  const { host, present } = api;
  const base = '/projects/:id/merge_requests';
  // What GitLab has tried to merge; the first one who asks learns nothing yet.
  const tried = new Set<string>();

  const find = (req: Request, project: RepositoryRecord): PullRecord => {
    const iid = Number(req.params.iid);
    const pull = project.pulls.find(one => one.number === iid);
    if (!pull) throw GitlabRefusal.notFound('Merge Request');
    return pull;
  };
  const show = async (
    project: RepositoryRecord,
    pull: PullRecord,
    isTried: boolean,
  ) => {
    const state = await pullState(host, project, pull);
    const attempt = `${pull.id} ${state.base} ${state.head}`;
    const isChecked = tried.has(attempt);
    if (isTried) tried.add(attempt);
    const parents = pull.merged
      ? (await host.git(project).commit(pull.merged.commit)).parents.length
      : undefined;
    return present.mergeRequest(project, pull, state, { isChecked, parents });
  };

  router.get(base, async (req, res) => {
    const project = api.project(req);
    const {
      state = 'all',
      source_branch: from,
      target_branch: into,
    } = req.query;
    const found = project.pulls
      .filter(pull => {
        if (state === 'opened') return pull.state === 'open';
        if (state === 'merged') return pull.merged !== undefined;
        if (state === 'closed') return pull.state === 'closed' && !pull.merged;
        return true;
      })
      .filter(pull => from === undefined || pull.head === from)
      .filter(pull => into === undefined || pull.base === into)
      .reverse();
    await api.list(req, res, found, pull => show(project, pull, false));
  });

  router.post(base, async (req, res) => {
    const { project, user } = api.writable(req);
    const wanted = api.body(req, createSchema);
    const there = findOpen(project, wanted);
    if (there) throw alreadyThere(there);
    const git = host.git(project);
    for (const side of ['source', 'target'] as const) {
      if (!(await git.branchTip(wanted[`${side}_branch`]))) {
        throw new GitlabRefusal(422, `${side} branch does not exist`);
      }
    }
    const pull = await createPull(host, project, user, {
      head: wanted.source_branch,
      base: wanted.target_branch,
      title: wanted.title,
      body: wanted.description,
    }).catch(error => {
      // Somebody else was first, between the look and the making.
      const isThere = error instanceof HostError && error.status === 409;
      throw isThere ? alreadyThere(findOpen(project, wanted)) : error;
    });
    res.status(201).json(await show(project, pull, true));
  });

  router.get(`${base}/:iid(\\d+)`, async (req, res) => {
    const project = api.project(req);
    res.json(await show(project, find(req, project), true));
  });

  router.put(`${base}/:iid(\\d+)`, async (req, res) => {
    const { project, user } = api.writable(req);
    const pull = find(req, project);
    const wanted = api.body(req, editSchema);
    // One that is merged stays so, without a word.
    const event = pull.merged ? undefined : wanted.state_event;
    await editPull(host, project, user, pull, {
      title: wanted.title,
      body: wanted.description,
      state: event && (event === 'close' ? 'closed' : 'open'),
    });
    res.json(await show(project, pull, true));
  });

  router.put(`${base}/:iid(\\d+)/merge`, async (req, res) => {
    const { project, user } = api.writable(req);
    const pull = find(req, project);
    const { sha, squash } = api.body(req, mergeSchema);
    const method = methods.of(project);
    if (squash && method !== 'ff') {
      throw new GitlabRefusal(
        501,
        'The sandbox squashes in projects that merge by fast-forward only',
      );
    }
    try {
      await mergePull(host, project, user, pull, {
        Do: squash ? 'squash' : STYLES[method],
        head_commit_id: sha,
      });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      throw error.status === 409
        ? new GitlabRefusal(409, 'SHA does not match HEAD of source branch')
        : new GitlabRefusal(405, '405 Method Not Allowed');
    }
    res.json(await show(project, pull, true));
  });

  router.post(`${base}/:iid(\\d+)/notes`, (req, res) => {
    const { project, user } = api.writable(req);
    const pull = find(req, project);
    const { body } = api.body(req, z.object({ body: z.string().min(1) }));
    const now = host.now();
    const comment: CommentRecord = {
      id: host.state.newId(),
      user: user.login,
      body,
      createdAt: now,
      updatedAt: now,
    };
    pull.comments = [...(pull.comments ?? []), comment];
    host.state.save();
    res.status(201).json(present.note(comment));
  });
}

function findOpen(
  project: RepositoryRecord,
  wanted: z.infer<typeof createSchema>,
): PullRecord | undefined {
  return project.pulls.find(
    pull =>
      pull.state === 'open' &&
      pull.head === wanted.source_branch &&
      pull.base === wanted.target_branch,
  );
}

function alreadyThere(pull: PullRecord | undefined): GitlabRefusal {
  return new GitlabRefusal(
    409,
    `Another open merge request already exists for this source branch: !${pull?.number ?? ''}`,
  );
}
