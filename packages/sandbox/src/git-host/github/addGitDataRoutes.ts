import { Router } from 'express';
import { z } from 'zod';
import { commitTree } from '../git/mergeCommits';
import { TreeEntry } from '../git/types';
import { TreeWrite, writeBlob, writeTree } from '../git/writeTree';
import { RepositoryRecord } from '../state/records';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';
import { GithubSchemas } from './githubSchemas';
import { nodeId } from './nodeId';
import { treeEntrySchema, treeWriteOf } from './treeWriteOf';

const SHA = /^[0-9a-f]{40}$/;
const personSchema = z.object({
  name: z.string(),
  email: z.string(),
  date: z.string().optional(),
});
const blobSchema = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});
const treeSchema = z.object({
  base_tree: z.string().optional(),
  tree: z.array(treeEntrySchema),
});
const commitSchema = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: personSchema.optional(),
  committer: personSchema.optional(),
});

/** The git data API: blobs, trees and commits as objects, which nothing refers to until a ref does. */
export function addGitDataRoutes(router: Router, api: GithubContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name/git';
  const requireType = async (
    repository: RepositoryRecord,
    sha: string,
    type: TreeEntry['type'],
    refusal: GithubRefusal,
  ) => {
    const found = SHA.test(sha)
      ? await host.git(repository).objectType(sha)
      : undefined;
    if (found !== type) throw refusal;
  };
  const shownTree = (
    repository: RepositoryRecord,
    sha: string,
    entries: readonly TreeEntry[],
    truncated: boolean,
  ): GithubSchemas['tree'] => {
    const url = `${present.repositoryApi(repository)}/git`;
    return {
      sha,
      url: `${url}/trees/${sha}`,
      truncated,
      tree: entries.map(entry => ({
        path: entry.path,
        mode: entry.mode,
        type: entry.type,
        sha: entry.sha,
        ...(entry.type === 'blob' && { size: entry.size }),
        ...(entry.type !== 'commit' && {
          url: `${url}/${entry.type}s/${entry.sha}`,
        }),
      })),
    };
  };

  router.get(`${base}/trees/:ref`, async (req, res) => {
    const repository = api.repository(req);
    await api.requireCommits(repository);
    const git = host.git(repository);
    const { ref } = req.params;
    const isTree = SHA.test(ref) && (await git.objectType(ref)) === 'tree';
    const sha = isTree ? ref : await git.resolve(ref);
    if (!sha) throw GithubRefusal.notFound();
    // Whatever the value: that it is there counts.
    const recursive = req.query.recursive !== undefined;
    const all = await git.tree(sha, { recursive });
    const limit = api.options.treeEntries ?? 100_000;
    const truncated = recursive && all.length > limit;
    const tree = isTree ? sha : (await git.commit(sha)).tree;
    res.json(
      shownTree(
        repository,
        tree,
        truncated ? all.slice(0, limit) : all,
        truncated,
      ),
    );
  });

  router.post(`${base}/trees`, async (req, res) => {
    const { repository } = api.writable(req);
    const wanted = api.body(req, treeSchema);
    await api.requireCommits(repository);
    const git = host.git(repository);
    if (wanted.base_tree) {
      const type = SHA.test(wanted.base_tree)
        ? await git.objectType(wanted.base_tree)
        : undefined;
      if (type !== 'tree' && type !== 'commit') {
        throw new GithubRefusal(422, 'base_tree is not a valid tree oid');
      }
    }
    const before = wanted.base_tree
      ? await git.tree(wanted.base_tree, { recursive: true })
      : [];
    const writes: TreeWrite[] = [];
    for (const entry of wanted.tree) {
      writes.push(await treeWriteOf(git, entry, before));
    }
    const sha = await writeTree(git, wanted.base_tree, writes);
    const entries = await git.tree(sha, { recursive: false });
    res.status(201).json(shownTree(repository, sha, entries, false));
  });

  router.get(`${base}/blobs/:sha`, async (req, res) => {
    const repository = api.repository(req);
    const { sha } = req.params;
    await requireType(repository, sha, 'blob', GithubRefusal.notFound());
    const content = await host.git(repository).blob(sha);
    const blob: GithubSchemas['blob'] = {
      sha,
      node_id: nodeId('Blob', sha),
      size: content.length,
      url: `${present.repositoryApi(repository)}/git/blobs/${sha}`,
      content: lines(content),
      encoding: 'base64',
    };
    res.json(blob);
  });

  router.post(`${base}/blobs`, async (req, res) => {
    const { repository } = api.writable(req);
    const { content, encoding } = api.body(req, blobSchema);
    await api.requireCommits(repository);
    const bytes = Buffer.from(
      content,
      encoding === 'base64' ? 'base64' : 'utf8',
    );
    const sha = await writeBlob(host.git(repository), bytes);
    const blob: GithubSchemas['shortBlob'] = {
      sha,
      url: `${present.repositoryApi(repository)}/git/blobs/${sha}`,
    };
    res.status(201).json(blob);
  });

  router.get(`${base}/commits/:sha`, async (req, res) => {
    const repository = api.repository(req);
    const { sha } = req.params;
    await api.requireCommits(repository);
    await requireType(repository, sha, 'commit', GithubRefusal.notFound());
    const commit = await host.git(repository).commit(sha);
    res.json(api.commits.gitCommit(repository, commit));
  });

  router.post(`${base}/commits`, async (req, res) => {
    const { repository, user } = api.writable(req);
    const wanted = api.body(req, commitSchema);
    await requireType(
      repository,
      wanted.tree,
      'tree',
      new GithubRefusal(422, 'Tree SHA does not exist'),
    );
    for (const parent of wanted.parents) {
      await requireType(
        repository,
        parent,
        'commit',
        new GithubRefusal(
          422,
          `Parent SHA does not exist or is not a commit object`,
        ),
      );
    }
    const me = { name: user.fullName || user.login, email: user.email };
    const date = host.clock.now();
    const author = wanted.author ?? wanted.committer ?? me;
    const git = host.git(repository);
    const sha = await commitTree({
      repository: git,
      tree: wanted.tree,
      parents: wanted.parents,
      message: wanted.message,
      author: { name: author.name, email: author.email, date },
      committer: { ...(wanted.committer ?? author), date },
    });
    res
      .status(201)
      .json(api.commits.gitCommit(repository, await git.commit(sha)));
  });
}

/** Base64 in lines of 60, as GitHub writes it. */
function lines(content: Buffer): string {
  return content.toString('base64').replace(/.{1,60}/g, '$&\n');
}
