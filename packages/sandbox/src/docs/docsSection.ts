import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Settings of {@link docsSection}. */
export interface DocsSectionOptions {
  /** The Markdown file. */
  readonly file: string;
  /** The name between the marks: `<!-- NAME -->` … `<!-- /NAME -->`. */
  readonly name: string;
  /** What the run has made. */
  readonly text: string;
  /**
   * Writes the text in place of what is there.
   *
   * @default true when SLIPWAY_WRITE_DOCS is set
   */
  readonly write?: boolean;
}

/**
 * A part of a document that tests make, so that what is documented is what happened. Returns what stands between the
 * marks: a test expects it to be its text. With SLIPWAY_WRITE_DOCS=1 the text is written first; what surrounds the marks
 * stays as it is.
 */
export function docsSection({
  file,
  name,
  text,
  write = !!process.env.SLIPWAY_WRITE_DOCS,
}: DocsSectionOptions): string {
  const begin = `<!-- ${name} -->\n<!-- prettier-ignore-start -->\n\n`;
  const end = `\n\n<!-- prettier-ignore-end -->\n<!-- /${name} -->`;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const from = before.indexOf(begin);
  const to = before.indexOf(end, from);
  const found = from >= 0 && to >= 0;
  if (!write) {
    return found ? before.slice(from + begin.length, to) : '';
  }
  const section = `${begin}${text.trim()}${end}`;
  writeFileSync(
    file,
    found
      ? before.slice(0, from) + section + before.slice(to + end.length)
      : `${before.trimEnd()}\n\n${section}\n`.trimStart(),
  );
  return text.trim();
}
