import { BenchReport } from '../BenchReport';
import { formatTable } from './formatTable';

/** A report as text: tables, notes, and the summary as the last line. */
export function formatReport({ tables, notes, summary }: BenchReport): string {
  const parts = tables.map(table => `${formatTable(table)}\n`);
  if (notes.length) parts.push(`${notes.join('\n')}\n`);
  return `${parts.join('\n')}\n${JSON.stringify(summary)}\n`;
}
