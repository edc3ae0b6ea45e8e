import { Request, Router } from 'express';
import { z } from 'zod';
import { HostError } from '../HostError';
import { createPull } from '../operations/createPull';
import { editPull } from '../operations/editPull';
import { mergePull } from '../operations/mergePull';
import { pullState } from '../operations/pullState';
import { CommentRecord, PullRecord, RepositoryRecord } from '../state/records';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';

const createSchema = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().optional(),
});
const editSchema = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
});
const mergeSchema = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

/** Pull requests: found, opened, read, edited, commented on, merged. */
export function addPullRoutes(router: Router, api: GithubContext): void {
  const { host } = api;
  const base = '/repos/:owner/:name/pulls';
  // What GitHub has tried to merge; the first one who asks learns nothing yet.
  const tried = new Set<string>();

  const find = (req: Request, repository: RepositoryRecord): PullRecord => {
    const number = Number(req.params.number);
    const pull = repository.pulls.find(one => one.number === number);
    if (!pull) throw GithubRefusal.notFound();
    return pull;
  };
  const show = async (repository: RepositoryRecord, pull: PullRecord) => {
    const state = await pullState(host, repository, pull);
    const attempt = `${pull.id} ${state.base} ${state.head}`;
    const isChecked = tried.has(attempt);
    tried.add(attempt);
    return api.pulls.pull(repository, pull, state, isChecked);
  };

  router.get(base, async (req, res) => {
    const repository = api.repository(req);
    const { head, base: into, state = 'open' } = req.query;
    // A head without its owner is no filter.
    const [, owner, branch] =
      typeof head === 'string' ? (/^([^:]+):(.+)$/.exec(head) ?? []) : [];
    const found = repository.pulls
      .filter(pull => state === 'all' || pull.state === state)
      .filter(pull => into === undefined || pull.base === into)
      .filter(
        pull =>
          branch === undefined ||
          (pull.head === branch &&
            owner.toLowerCase() === repository.owner.toLowerCase()),
      )
      .reverse();
    await api.list(req, res, found, async pull =>
      api.pulls.inList(
        repository,
        pull,
        await pullState(host, repository, pull),
      ),
    );
  });

  router.post(base, async (req, res) => {
    const { repository, user } = api.writable(req);
    const wanted = api.body(req, createSchema);
    await refuseInvalid(repository, wanted);
    const pull = await createPull(host, repository, user, wanted).catch(
      error => {
        // Somebody else was first, between the look and the making.
        const isThere = error instanceof HostError && error.status === 409;
        throw isThere ? alreadyThere(repository, wanted.head) : error;
      },
    );
    res.status(201).json(await show(repository, pull));
  });

  async function refuseInvalid(
    repository: RepositoryRecord,
    wanted: z.infer<typeof createSchema>,
  ): Promise<void> {
    const git = host.git(repository);
    const resource = 'PullRequest';
    const head = wanted.head.replace(/^[^:]*:/, '');
    const [from, into] = await Promise.all([
      git.branchTip(head),
      git.branchTip(wanted.base),
    ]);
    if (!from) {
      throw GithubRefusal.invalid({ resource, field: 'head', code: 'invalid' });
    }
    if (!into) {
      throw GithubRefusal.invalid({ resource, field: 'base', code: 'invalid' });
    }
    const isThere = repository.pulls.some(
      pull =>
        pull.state === 'open' &&
        pull.head === head &&
        pull.base === wanted.base,
    );
    if (isThere) {
      throw alreadyThere(repository, head);
    }
    if ((await git.countCommits([from, `^${into}`])) === 0) {
      throw custom(`No commits between ${wanted.base} and ${head}`);
    }
  }

  router.get(`${base}/:number(\\d+)`, async (req, res) => {
    const repository = api.repository(req);
    res.json(await show(repository, find(req, repository)));
  });

  router.patch(`${base}/:number(\\d+)`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const pull = find(req, repository);
    const wanted = api.body(req, editSchema);
    if (pull.merged && wanted.state === 'open') {
      throw GithubRefusal.invalid({
        resource: 'PullRequest',
        field: 'state',
        code: 'invalid',
      });
    }
    // One that is merged is closed already.
    const state = pull.merged ? undefined : wanted.state;
    await editPull(host, repository, user, pull, { ...wanted, state });
    res.json(await show(repository, pull));
  });

  router.put(`${base}/:number(\\d+)/merge`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const pull = find(req, repository);
    const wanted = api.body(req, mergeSchema);
    try {
      const sha = await mergePull(host, repository, user, pull, {
        Do: wanted.merge_method,
        MergeTitleField: wanted.commit_title,
        MergeMessageField: wanted.commit_message,
        head_commit_id: wanted.sha,
      });
      res.json({
        sha,
        merged: true,
        message: 'Pull Request successfully merged',
      });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      throw error.status === 409
        ? new GithubRefusal(
            409,
            'Head branch was modified. Review and try the merge again.',
          )
        : new GithubRefusal(405, 'Pull Request is not mergeable');
    }
  });

  router.post(
    '/repos/:owner/:name/issues/:number(\\d+)/comments',
    (req, res) => {
      const { repository, user } = api.writable(req);
      const pull = find(req, repository);
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
      res.status(201).json(api.pulls.comment(repository, pull, comment));
    },
  );
}

function custom(message: string): GithubRefusal {
  return GithubRefusal.invalid({
    resource: 'PullRequest',
    code: 'custom',
    message,
  });
}

function alreadyThere(
  { owner }: RepositoryRecord,
  head: string,
): GithubRefusal {
  return custom(
    `A pull request already exists for ${owner}:${head.replace(/^[^:]*:/, '')}.`,
  );
}
