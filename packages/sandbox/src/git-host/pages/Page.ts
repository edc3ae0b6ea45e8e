import { RepositoryRecord } from '../state/records';
import { html, Html } from './html';
import { encodePath } from '../present/encodePath';

/** Parts of a page that are the same everywhere. */
export interface PageOptions {
  readonly title: string;
  readonly user: string;
  readonly content: Html;
}

/** Writes the frame of every page: the notice that this is a simulator, the header, the content. */
export function renderPage(options: PageOptions): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${options.title} · Slipway sandbox</title>
        <link rel="stylesheet" href="/assets/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <div class="simulator" role="note">
          Slipway’s sandbox: a simulator of a Git host, on this machine only.
          The repositories are real Git.
        </div>
        <header class="top">
          <div>
            <a class="brand" href="/">Git host</a>
            <span class="who">acting as <strong>${options.user}</strong></span>
          </div>
        </header>
        <main id="content">${options.content}</main>
      </body>
    </html> `.text;
}

/** Path of a repository's page; more parts are encoded and put behind it. */
export function repositoryPath(
  repository: { owner: string; name: string },
  ...parts: readonly (string | number)[]
): string {
  return `/${[repository.owner, repository.name, ...parts].map(part => encodePath(String(part))).join('/')}`;
}

/** Name and tabs on top of all pages of a repository. */
export function repositoryHeader(
  repository: RepositoryRecord,
  current: 'files' | 'commits' | 'pulls',
): Html {
  const open = repository.pulls.filter(pull => pull.state === 'open').length;
  const tab = (key: string, to: string, label: string) =>
    html`<a href="${to}" ${key === current ? html` aria-current="page"` : ''}
      >${label}</a
    >`;
  return html`<nav class="crumbs" aria-label="Repository">
      <a href="/">Repositories</a> /
      <a href="${repositoryPath(repository)}"
        ><strong>${repository.owner}/${repository.name}</strong></a
      >
    </nav>
    <nav class="tabs" aria-label="Sections">
      ${tab('files', repositoryPath(repository), 'Files')}
      ${tab('commits', repositoryPath(repository, 'commits', 'branch', repository.defaultBranch), 'Commits')}
      ${tab('pulls', repositoryPath(repository, 'pulls'), `Pull requests (${open})`)}
    </nav>`;
}

/** A time that machines can read and people too. */
export function time(value: string | Date): Html {
  const iso = (
    typeof value === 'string' ? new Date(value) : value
  ).toISOString();
  return html`<time datetime="${iso}"
    >${iso.slice(0, 16).replace('T', ' ')} UTC</time
  >`;
}
