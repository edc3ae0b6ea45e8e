import { Table } from '../BenchReport';

/** A table as lines of equal columns, in Markdown, so that it can go into a document as it is. */
export function formatTable({ title, columns, rows }: Table): string {
  const texts = rows.map(row => row.map(String));
  const widths = columns.map((column, index) =>
    Math.max(3, column.length, ...texts.map(row => (row[index] ?? '').length)),
  );
  const numeric = columns.map(
    (_, index) =>
      rows.length > 0 && rows.every(row => typeof row[index] === 'number'),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell, index) =>
        numeric[index]
          ? cell.padStart(widths[index])
          : cell.padEnd(widths[index]),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, index) =>
    numeric[index] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [title, '', line(columns), line(rule), ...texts.map(line)].join('\n');
}
