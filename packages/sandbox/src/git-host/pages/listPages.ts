import { CommitInfo, FileDifference, RefInfo, TreeEntry } from '../git/types';
import { PullRecord, RepositoryRecord } from '../state/records';
import { diffView } from './diffView';
import { DiffFile } from './parseDiff';
import { html, Html } from './html';
import { repositoryHeader, repositoryPath, time } from './Page';
import { pullBadge } from './pullPage';
import { renderMarkdown } from './renderMarkdown';

function rows(items: readonly Html[], empty: string): Html {
  return items.length > 0
    ? html`<div class="card">
        <ul class="rows">
          ${items}
        </ul>
      </div>`
    : html`<div class="card"><p class="pad muted">${empty}</p></div>`;
}

/** All repositories. */
export function repositoryListPage(
  repositories: readonly RepositoryRecord[],
): Html {
  const items = repositories.map(repository => {
    const open = repository.pulls.filter(pull => pull.state === 'open').length;
    return html`<li>
      <a href="${repositoryPath(repository)}"
        ><strong>${repository.owner}/${repository.name}</strong></a
      >
      <span class="muted">${repository.description}</span>
      <span class="end"
        ><a href="${repositoryPath(repository, 'pulls')}"
          >${open} open pull ${open === 1 ? 'request' : 'requests'}</a
        >
        · ${time(repository.updatedAt)}</span
      >
    </li>`;
  });
  return html`<h1>Repositories</h1>
    ${rows(items, 'No repository yet.')}`;
}

/** A folder of a repository, with its README. */
export function folderPage(options: {
  readonly repository: RepositoryRecord;
  readonly ref: string;
  readonly kind: string;
  readonly path: string;
  readonly entries: readonly TreeEntry[];
  readonly branches: readonly RefInfo[];
  readonly last?: CommitInfo;
  readonly readme?: string;
  readonly cloneUrl: string;
}): Html {
  const { repository, ref, kind, path, last } = options;
  const link = (entry: TreeEntry) =>
    repositoryPath(repository, 'src', kind, ref, entry.path);
  const folders = options.entries.filter(entry => entry.type === 'tree');
  const files = options.entries.filter(entry => entry.type !== 'tree');
  const items = [...folders, ...files].map(
    entry =>
      html`<li>
        <a href="${link(entry)}"
          >${entry.path.split('/').at(-1)}${entry.type === 'tree' && '/'}</a
        >${entry.type !== 'tree' && html`<span class="end">${entry.size} bytes</span>`}
      </li>`,
  );
  const branches = options.branches.map(({ ref: full }) =>
    full.replace('refs/heads/', ''),
  );
  return html`${repositoryHeader(repository, 'files')}
    ${
      path
        ? breadcrumbs(repository, kind, ref, path)
        : html`<h1>${repository.owner}/${repository.name}</h1>
            <p class="muted">${repository.description}</p>
            <p>
              Clone with <span class="chip">git clone ${options.cloneUrl}</span>
            </p>`
    }
    <p>
      ${kind === 'branch' ? 'Branch' : 'At'}
      <span class="chip">${ref}</span
      >${last && html` · <a href="${repositoryPath(repository, 'commit', last.sha)}">${last.message.split('\n')[0]}</a> <span class="muted">by ${last.author.name}, ${time(last.committer.date)}</span>`}
    </p>
    ${rows(items, 'No file yet. Push a first commit.')}
    ${
      branches.length > 1 &&
      html`<details class="card file">
        <summary>${branches.length} branches</summary>
        <ul class="rows">
          ${branches.map(name => html`<li><a href="${repositoryPath(repository, 'src', 'branch', name)}">${name}</a></li>`)}
        </ul>
      </details>`
    }
    ${
      options.readme !== undefined &&
      html`<article class="card" aria-label="README">
        <header>README.md</header>
        <div class="pad markdown">${renderMarkdown(options.readme)}</div>
      </article>`
    }`;
}

function breadcrumbs(
  repository: RepositoryRecord,
  kind: string,
  ref: string,
  path: string,
): Html {
  const parts = path.split('/');
  return html`<nav class="crumbs" aria-label="Path">
    <a href="${repositoryPath(repository, 'src', kind, ref)}"
      >${repository.name}</a
    >${parts.map((part, i) => html` / ${i === parts.length - 1 ? html`<strong>${part}</strong>` : html`<a href="${repositoryPath(repository, 'src', kind, ref, parts.slice(0, i + 1).join('/'))}">${part}</a>`}`)}
  </nav>`;
}

/** A file with line numbers. `text` undefined: it is binary. */
export function filePage(options: {
  readonly repository: RepositoryRecord;
  readonly ref: string;
  readonly kind: string;
  readonly path: string;
  readonly text: string | undefined;
}): Html {
  const { repository, ref, kind, path, text } = options;
  const lines = text?.replace(/\n$/, '').split('\n');
  return html`${repositoryHeader(repository, 'files')}${breadcrumbs(repository, kind, ref, path)}
    <p>
      ${kind === 'branch' ? 'Branch' : 'At'} <span class="chip">${ref}</span> ·
      <a href="${repositoryPath(repository, 'raw', kind, ref, path)}">Raw</a>
    </p>
    <div class="card">
      ${
        lines
          ? html`<div
              class="scroll"
              tabindex="0"
              role="region"
              aria-label="Content of ${path}"
            >
              <table class="code">
                ${lines.map(
                  (line, i) =>
                    html`<tr id="L${i + 1}">
                      <td class="n"><a href="#L${i + 1}">${i + 1}</a></td>
                      <td>${line}</td>
                    </tr> `,
                )}
              </table>
            </div>`
          : html`<p class="pad muted">This file is binary.</p>`
      }
    </div>`;
}

/** Commits of a branch, newest first. */
export function commitListPage(
  repository: RepositoryRecord,
  ref: string,
  commits: readonly CommitInfo[],
): Html {
  const items = commits.map(
    commit =>
      html`<li>
        <a href="${repositoryPath(repository, 'commit', commit.sha)}"
          >${commit.message.split('\n')[0]}</a
        ><span class="end"
          >${commit.author.name}, ${time(commit.committer.date)} ·
          <span class="mono">${commit.sha.slice(0, 10)}</span></span
        >
      </li>`,
  );
  return html`${repositoryHeader(repository, 'commits')}
    <h1>Commits of ${ref}</h1>
    ${rows(items, 'No commit yet.')}`;
}

/** One commit with its diff. */
export function commitPage(options: {
  readonly repository: RepositoryRecord;
  readonly commit: CommitInfo;
  readonly files: readonly FileDifference[];
  readonly diffs: readonly DiffFile[];
}): Html {
  const { repository, commit } = options;
  const [title, ...rest] = commit.message.trim().split('\n');
  return html`${repositoryHeader(repository, 'commits')}
    <h1>${title}</h1>
    ${rest.join('\n').trim() && html`<pre>${rest.join('\n').trim()}</pre>`}
    <p class="muted">
      ${commit.author.name}, ${time(commit.author.date)} ·
      <span class="chip">${commit.sha}</span
      >${commit.parents.map(parent => html` · parent <a class="mono" href="${repositoryPath(repository, 'commit', parent)}">${parent.slice(0, 10)}</a>`)}
      ·
      <a href="${repositoryPath(repository, 'src', 'commit', commit.sha)}"
        >Files</a
      >
    </p>
    ${diffView(options.files, options.diffs)}`;
}

/** Pull requests in one state. */
export function pullListPage(
  repository: RepositoryRecord,
  pulls: readonly PullRecord[],
  state: 'open' | 'closed',
): Html {
  const count = (wanted: string) =>
    repository.pulls.filter(pull => pull.state === wanted).length;
  const tab = (wanted: 'open' | 'closed', label: string) =>
    html`<a
      href="${repositoryPath(repository, 'pulls')}?state=${wanted}"
      ${wanted === state ? html` aria-current="page"` : ''}
      >${label} (${count(wanted)})</a
    >`;
  const items = pulls.map(
    pull =>
      html`<li>
        ${pullBadge(pull)}
        <a href="${repositoryPath(repository, 'pulls', pull.number)}"
          ><strong>${pull.title}</strong></a
        >
        <span class="muted"
          >#${pull.number} from <span class="chip">${pull.head}</span> by
          ${pull.author}</span
        ><span class="end">${time(pull.updatedAt)}</span>
      </li>`,
  );
  return html`${repositoryHeader(repository, 'pulls')}
    <h1>Pull requests</h1>
    <nav class="tabs" aria-label="State">
      ${tab('open', 'Open')}${tab('closed', 'Closed')}
    </nav>
    ${rows(items, `No ${state} pull request.`)}`;
}

/** A page that says in a sentence what is not there or not possible. */
export function messagePage(title: string, text: string): Html {
  return html`<h1>${title}</h1>
    <p>${text}</p>
    <p><a href="/">To the repositories</a></p>`;
}
