import { html, Html } from './html';

const BLOCK_START = /^(#{1,6} |```|[-*] |\d+\. |\||> |<!--)/;

function inline(text: string): Html[] {
  const parts: Html[] = [];
  const pattern =
    /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])[*_]([^*_\s][^*_]*)[*_](?![\w*])|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/g;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(html`${text.slice(from, match.index)}`);
    const [all, code, bold, emphasis, label, target, address] = match;
    if (code) parts.push(html`<code>${code}</code>`);
    else if (bold) parts.push(html`<strong>${inline(bold)}</strong>`);
    else if (emphasis) parts.push(html`<em>${emphasis}</em>`);
    else
      parts.push(
        html`<a href="${target ?? address}" rel="nofollow noopener"
          >${label ?? address}</a
        >`,
      );
    from = match.index + all.length;
  }
  parts.push(html`${text.slice(from)}`);
  return parts;
}

function cells(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replaceAll('\\|', '|'));
}

function table(rows: readonly string[]): Html {
  const [head, , ...body] = rows;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table">
    <table>
      <thead>
        <tr>
          ${cells(head).map(cell => html`<th scope="col">${inline(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(
          row =>
            html`<tr>
              ${cells(row).map(cell => html`<td>${inline(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Takes lines while they fit. */
function takeWhile(lines: string[], fits: (line: string) => boolean): string[] {
  const end = lines.findIndex(line => !fits(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

function list(lines: string[], marker: RegExp): Html[] {
  const items: string[] = [];
  for (const line of takeWhile(
    lines,
    next => marker.test(next) || /^\s+\S/.test(next),
  )) {
    if (marker.test(line)) items.push(line.replace(marker, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.map(item => {
    const [, box, rest] = /^\[([ xX])\] (.*)$/.exec(item) ?? [];
    return html`<li>
      ${box && (box === ' ' ? '☐ ' : '☑ ')}${inline(rest ?? item)}
    </li>`;
  });
}

function block(lines: string[]): Html | undefined {
  const line = lines[0];
  const heading = /^(#{1,6}) +(.*)$/.exec(line);
  if (line.trim() === '') {
    lines.shift();
    return undefined;
  }
  if (line.startsWith('<!--')) {
    while (lines.length > 0 && !lines.shift()?.includes('-->'));
    return undefined;
  }
  if (heading) {
    lines.shift();
    // The page's own title is the first level.
    const level = Math.min(heading[1].length + 1, 6);
    return new Html(
      `<h${level}>${html`${inline(heading[2])}`.text}</h${level}>`,
    );
  }
  if (line.startsWith('```')) {
    lines.shift();
    const code = takeWhile(lines, next => !next.startsWith('```'));
    lines.shift();
    return html`<pre tabindex="0"><code>${code.join('\n')}</code></pre>`;
  }
  if (line.startsWith('|') && /^\|?[\s:|-]+$/.test(lines[1] ?? '')) {
    return table(takeWhile(lines, next => next.startsWith('|')));
  }
  if (/^[-*] /.test(line))
    return html`<ul>
      ${list(lines, /^[-*] +/)}
    </ul>`;
  if (/^\d+\. /.test(line))
    return html`<ol>
      ${list(lines, /^\d+\. +/)}
    </ol>`;
  if (line.startsWith('> ')) {
    const quoted = takeWhile(lines, next => next.startsWith('>'));
    return html`<blockquote>
      ${renderMarkdown(quoted.map(next => next.replace(/^> ?/, '')).join('\n'))}
    </blockquote>`;
  }
  const first = lines.shift() ?? '';
  const rest = takeWhile(
    lines,
    next => next.trim() !== '' && !BLOCK_START.test(next),
  );
  return html`<p>${inline([first, ...rest].join(' '))}</p>`;
}

/**
 * Renders the Markdown that pull requests use: headings, paragraphs, lists, tables, quotes, code, emphasis and links
 * to http(s). HTML in it is shown as text, comments are left out.
 */
export function renderMarkdown(text: string): Html {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Html[] = [];
  while (lines.length > 0) {
    const next = block(lines);
    if (next) blocks.push(next);
  }
  return html`${blocks}`;
}
