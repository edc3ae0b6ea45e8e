import { Router } from 'express';
import { GithubContext } from './GithubContext';
import { GithubRefusal } from './GithubRefusal';
import { GithubSchemas } from './githubSchemas';

/** What Backstage's reader asks besides: which commit a branch is at, and the files of a commit as an archive. */
export function addArchiveRoutes(router: Router, api: GithubContext): void {
  const { host, present } = api;
  const base = '/repos/:owner/:name';

  router.get(`${base}/commits/:ref/status`, async (req, res) => {
    const repository = api.repository(req);
    const sha = await host.git(repository).resolve(req.params.ref);
    if (!sha)
      throw new GithubRefusal(
        422,
        `No commit found for SHA: ${req.params.ref}`,
      );
    const url = `${present.repositoryApi(repository)}/commits/${sha}`;
    const status: GithubSchemas['status'] = {
      state: 'pending',
      statuses: [],
      sha,
      total_count: 0,
      repository: present.repository(repository),
      commit_url: url,
      url: `${url}/status`,
    };
    res.json(status);
  });

  router.get(`${base}/tarball/:ref`, async (req, res) => {
    const repository = api.repository(req);
    const sha = await host.git(repository).resolve(req.params.ref);
    if (!sha) throw GithubRefusal.notFound();
    // GitHub has another server for archives.
    res.redirect(
      302,
      `${present.repositoryApi(repository)}/legacy.tar.gz/${sha}`,
    );
  });

  router.get(`${base}/legacy.tar.gz/:sha`, async (req, res) => {
    const repository = api.repository(req);
    const { owner, name } = repository;
    const { git } = host.git(repository);
    const sha = await host.git(repository).resolve(req.params.sha);
    if (!sha) throw GithubRefusal.notFound();
    const { stdout } = await git.run([
      'archive',
      '--format=tar.gz',
      `--prefix=${owner}-${name}-${sha.slice(0, 7)}/`,
      sha,
    ]);
    res.type('application/x-gzip').send(stdout);
  });
}
