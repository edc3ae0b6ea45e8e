/** One challenge of a `WWW-Authenticate` header. */
export interface AuthChallenge {
  /** In lower case: `basic`, `bearer`. */
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+/;
const PARAMETER =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/;

/** Reads the header by RFC 9110: several challenges, quoted values with commas in them. */
export function parseChallenges(header: string): readonly AuthChallenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] =
    [];
  let rest = header.trim();
  while (rest !== '') {
    const parameter = PARAMETER.exec(rest);
    const last = challenges.at(-1);
    if (parameter && last) {
      const [, name, quoted, plain] = parameter;
      last.parameters[name.toLowerCase()] =
        quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1');
      rest = rest.slice(parameter[0].length);
    } else {
      const scheme = TOKEN.exec(rest)?.[0];
      if (scheme === undefined) {
        break;
      }
      challenges.push({ scheme: scheme.toLowerCase(), parameters: {} });
      rest = rest.slice(scheme.length);
    }
    rest = rest.replace(/^[\s,]+/, '');
  }
  return challenges;
}
