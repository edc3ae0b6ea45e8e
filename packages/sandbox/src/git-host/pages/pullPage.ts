import { FileDifference, CommitInfo } from '../git/types';
import { PullState } from '../operations/pullState';
import { PullRecord, RepositoryRecord } from '../state/records';
import { diffView } from './diffView';
import { DiffFile } from './parseDiff';
import { html, Html } from './html';
import { repositoryHeader, repositoryPath, time } from './Page';
import { renderMarkdown } from './renderMarkdown';

/** What the page of a pull request shows. */
export interface PullPageOptions {
  readonly repository: RepositoryRecord;
  readonly pull: PullRecord;
  readonly state: PullState;
  readonly commits: readonly CommitInfo[];
  readonly diffs: readonly DiffFile[];
  readonly files: readonly FileDifference[];
  readonly csrf: string;
  /** Why the last attempt to merge failed. */
  readonly problem?: string;
}

/** State of a pull request in one word, with its colour. */
export function pullBadge(pull: PullRecord, draft = false): Html {
  if (pull.merged) return html`<span class="badge merged">Merged</span>`;
  if (pull.state === 'closed')
    return html`<span class="badge closed">Closed</span>`;
  return draft
    ? html`<span class="badge draft">Draft</span>`
    : html`<span class="badge open">Open</span>`;
}

function form(
  options: PullPageOptions,
  action: 'merge' | 'close' | 'reopen',
  label: string,
  className = '',
): Html {
  const { repository, pull, state, csrf } = options;
  return html`<form
    method="post"
    action="${repositoryPath(repository, 'pulls', pull.number, action)}"
  >
    <input type="hidden" name="csrf" value="${csrf}" /><input
      type="hidden"
      name="head"
      value="${state.head}"
    />
    <button class="${className}" type="submit">${label}</button>
  </form>`;
}

function mergeBox(options: PullPageOptions): Html {
  const { repository, pull } = options;
  if (pull.merged) {
    const { commit, by, at } = pull.merged;
    return html`<section class="card merge merged" aria-label="Merge">
      <div class="pad">
        <p>
          <strong>Merged</strong> into <span class="chip">${pull.base}</span> by
          ${by} on ${time(at)}.
        </p>
        <p>
          Commit
          <a class="mono" href="${repositoryPath(repository, 'commit', commit)}"
            >${commit.slice(0, 10)}</a
          >
          holds this change.
        </p>
      </div>
    </section>`;
  }
  if (pull.state === 'closed') {
    return html`<section class="card merge closed" aria-label="Merge">
      <div class="pad">
        <p><strong>Closed</strong> without a merge.</p>
        ${form(options, 'reopen', 'Reopen', 'plain')}
      </div>
    </section>`;
  }
  const blocked = blockedBy(options);
  if (blocked) {
    return html`<section class="card merge conflict" aria-label="Merge">
      <div class="pad">
        ${blocked}${form(options, 'close', 'Close pull request', 'plain')}
      </div>
    </section>`;
  }
  return html`<section class="card merge" aria-label="Merge">
    <div class="pad">
      <p>
        <strong
          >No conflict with <span class="chip">${pull.base}</span>.</strong
        >
        It can be merged.
      </p>
      <div class="actions">
        ${form(options, 'merge', 'Merge pull request')}${form(options, 'close', 'Close', 'plain')}
      </div>
    </div>
  </section>`;
}

function blockedBy({ pull, state }: PullPageOptions): Html | undefined {
  if (!state.headExists)
    return html`<p>
      <strong>The branch ${pull.head} was deleted.</strong> Push it again to
      merge it.
    </p>`;
  if (state.draft)
    return html`<p>
      <strong>This is a draft.</strong> Take “WIP:” off its title to merge it.
    </p>`;
  if (state.conflicts.length > 0) {
    return html`<p>
        <strong
          >This branch conflicts with
          <span class="chip">${pull.base}</span>.</strong
        >
        Both sides changed:
      </p>
      <ul>
        ${state.conflicts.map(path => html`<li><code>${path}</code></li>`)}
      </ul>
      <p>
        Bring <span class="chip">${pull.base}</span> into
        <span class="chip">${pull.head}</span> and solve the conflict there, or
        close this pull request and make the change again.
      </p>`;
  }
  if (state.files.length === 0)
    return html`<p>
      <strong>Nothing to merge.</strong> The branch holds nothing that
      ${pull.base} has not.
    </p>`;
  return undefined;
}

/** A pull request: what it is for, whether it can be merged, its commits and its diff. */
export function pullPage(options: PullPageOptions): Html {
  const { repository, pull, state, commits } = options;
  const plural = commits.length === 1 ? 'commit' : 'commits';
  return html`${repositoryHeader(repository, 'pulls')}
    <h1>${pull.title} <span class="number">#${pull.number}</span></h1>
    <div class="meta">
      ${pullBadge(pull, state.draft)}
      <span
        ><strong>${pull.author}</strong> asks to merge ${commits.length}
        ${plural} from <span class="chip">${pull.head}</span> into
        <span class="chip">${pull.base}</span></span
      >
    </div>
    ${
      options.problem &&
      html`<section class="card merge conflict" role="alert">
        <div class="pad">
          <p><strong>Not merged.</strong> ${options.problem}</p>
        </div>
      </section>`
    }
    <article class="card" aria-label="Description">
      <header>${pull.author}, ${time(pull.createdAt)}</header>
      <div class="pad markdown">
        ${pull.body.trim() ? renderMarkdown(pull.body) : html`<p class="muted">No description.</p>`}
      </div>
    </article>
    ${mergeBox(options)}
    <h2>${commits.length} ${plural}</h2>
    <div class="card">
      <ul class="rows">
        ${commits.map(
          commit =>
            html`<li>
              <a href="${repositoryPath(repository, 'commit', commit.sha)}"
                >${commit.message.split('\n')[0]}</a
              >
              <span class="end"
                >${commit.author.name},
                <span class="mono">${commit.sha.slice(0, 10)}</span></span
              >
            </li>`,
        )}
      </ul>
    </div>
    ${diffView(options.files, options.diffs)}`;
}
