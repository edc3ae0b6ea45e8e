import { Finding } from '../findings/Finding';

/** Prints findings and tells whether there is an error among them. */
export function printFindings(
  findings: readonly Finding[],
  print: (line: string) => void,
): boolean {
  for (const { fix, level, message, path, rule } of findings) {
    print(`${level} ${rule}${path ? ` ${path}` : ''}: ${message} ${fix}`);
  }
  return findings.some(({ level }) => level === 'error');
}
