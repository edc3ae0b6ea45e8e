import { inOneLine } from './inOneLine';

/** The last line of a commit that a command made. */
export function commandTrailer(commandId: string): string {
  return `Command: ${inOneLine(commandId)}`;
}
