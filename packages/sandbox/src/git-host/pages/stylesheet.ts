/** The pages' one stylesheet: light and dark by the reader's own setting. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #14171c); --surface: light-dark(#ffffff, #1c2027); --sunken: light-dark(#eef0f3, #262b34);
  --line: light-dark(#d9dde3, #343b46); --text: light-dark(#1c2430, #e6e9ee); --muted: light-dark(#57616f, #a3adba);
  --accent: light-dark(#1f5493, #9cc3f5); --accent-strong: light-dark(#1f5493, #2f6db5);
  --open: light-dark(#1a7346, #237a4c); --merged: light-dark(#6b3fa0, #7f55b8); --closed: light-dark(#a52a2a, #b04444);
  --added: light-dark(#e3f6ea, #14321f); --added-mark: light-dark(#0f6b35, #7fdca0);
  --removed: light-dark(#fdeaea, #3d1b1e); --removed-mark: light-dark(#a3222b, #ff9da3);
  --warn: light-dark(#fff6df, #3a2f14); --warn-line: light-dark(#e0b94d, #8a6d1e);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
a { color: var(--accent); text-underline-offset: 2px; }
a:focus-visible, button:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre, .mono { font-family: var(--mono); font-size: 13px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 8px; z-index: 1; }
.simulator { background: var(--warn); border-bottom: 1px solid var(--warn-line); padding: 6px 24px; font-size: 13px; text-align: center; }
header.top { background: var(--surface); border-bottom: 1px solid var(--line); }
header.top > div, main { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
header.top > div { display: flex; gap: 20px; align-items: center; padding-top: 12px; padding-bottom: 12px; flex-wrap: wrap; }
header.top .brand { font-weight: 650; text-decoration: none; color: var(--text); }
header.top .who { margin-left: auto; color: var(--muted); font-size: 13px; }
main { padding-top: 24px; padding-bottom: 64px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 8px; overflow-wrap: anywhere; } h2 { font-size: 18px; margin: 28px 0 12px; }
h1 .number { color: var(--muted); font-weight: 400; }
nav.crumbs { font-size: 14px; margin-bottom: 12px; overflow-wrap: anywhere; }
nav.tabs { display: flex; gap: 4px; border-bottom: 1px solid var(--line); margin: 12px 0 20px; flex-wrap: wrap; }
nav.tabs a { padding: 8px 14px; text-decoration: none; color: var(--text); border-bottom: 3px solid transparent; margin-bottom: -1px; }
nav.tabs a[aria-current] { border-color: var(--accent); font-weight: 600; }
.muted { color: var(--muted); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; margin-bottom: 16px; overflow: hidden; }
.card > .pad { padding: 16px 20px; }
.card > h2, .card > header { margin: 0; padding: 10px 20px; background: var(--sunken); border-bottom: 1px solid var(--line); font-size: 14px; font-weight: 600; }
ul.rows { list-style: none; margin: 0; padding: 0; } ul.rows > li { padding: 10px 20px; border-top: 1px solid var(--line); display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap; }
ul.rows > li:first-child { border-top: 0; } ul.rows .end { margin-left: auto; color: var(--muted); font-size: 13px; }
.badge { display: inline-block; padding: 3px 12px; border-radius: 999px; color: #fff; font-size: 13px; font-weight: 600; white-space: nowrap; }
.badge.open { background: var(--open); } .badge.merged { background: var(--merged); } .badge.closed { background: var(--closed); } .badge.draft { background: #5b6470; }
.chip { display: inline-block; background: var(--sunken); border: 1px solid var(--line); border-radius: 6px; padding: 0 7px; font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; }
.meta { display: flex; gap: 10px; align-items: center; flex-wrap: wrap; margin-bottom: 20px; color: var(--muted); }
.merge { border-left: 5px solid var(--open); } .merge.conflict { border-left-color: var(--warn-line); } .merge.merged { border-left-color: var(--merged); } .merge.closed { border-left-color: var(--closed); }
.merge p { margin: 0 0 4px; } .merge form { margin-top: 12px; } .actions { display: flex; gap: 10px; flex-wrap: wrap; }
button { font: inherit; font-weight: 600; border: 1px solid transparent; border-radius: 6px; padding: 8px 18px; background: var(--open); color: #fff; cursor: pointer; }
button.plain { background: transparent; border-color: var(--line); color: var(--text); }
.markdown > :first-child { margin-top: 0; } .markdown > :last-child { margin-bottom: 0; }
.markdown h2 { font-size: 19px; margin: 22px 0 8px; } .markdown h3 { font-size: 17px; margin: 20px 0 8px; } .markdown h4, .markdown h5, .markdown h6 { font-size: 15px; margin: 18px 0 8px; } .markdown code { background: var(--sunken); padding: 1px 5px; border-radius: 4px; overflow-wrap: anywhere; }
.markdown pre { background: var(--sunken); padding: 12px; border-radius: 6px; overflow: auto; } .markdown pre code { background: none; padding: 0; }
.markdown blockquote { margin: 0 0 12px; padding-left: 14px; border-left: 3px solid var(--line); color: var(--muted); }
.markdown table { border-collapse: collapse; font-size: 14px; } .markdown th, .markdown td { border: 1px solid var(--line); padding: 5px 12px; text-align: left; vertical-align: top; } .markdown th { background: var(--sunken); }
.scroll { overflow-x: auto; margin-bottom: 12px; }
details.file > summary { cursor: pointer; padding: 10px 20px; background: var(--sunken); font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; }
details.file[open] > summary { border-bottom: 1px solid var(--line); }
.plus { color: var(--added-mark); } .minus { color: var(--removed-mark); }
table.code { border-collapse: collapse; width: 100%; font-family: var(--mono); font-size: 12.5px; line-height: 1.55; tab-size: 4; }
table.code td { padding: 0 10px; white-space: pre; } table.code td.n { text-align: right; color: var(--muted); user-select: none; width: 1%; min-width: 44px; }
table.code td.n a { color: inherit; text-decoration: none; }
table.code tr.added { background: var(--added); } table.code tr.removed { background: var(--removed); }
table.code tr.hunk, table.code tr.note { background: var(--sunken); color: var(--muted); }
table.code tr.added td.sign { color: var(--added-mark); } table.code tr.removed td.sign { color: var(--removed-mark); } td.sign { width: 1%; user-select: none; }
`;
