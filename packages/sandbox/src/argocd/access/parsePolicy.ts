import { Policy, Rule } from './Policy';

/** Reads `policy.csv`. Empty lines and comments say nothing; a line that is neither `p` nor `g` is left out. */
export function parsePolicy(text: string): Policy {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'))
    .map(line => line.split(',').map(word => word.trim()));
  return {
    rules: lines
      .filter(([type, ...words]) => type === 'p' && words.length === 5)
      .map(([, subject, resource, action, object, effect]): Rule => ({
        subject,
        resource,
        action,
        object,
        allow: effect === 'allow',
      })),
    roles: lines
      .filter(([type, ...words]) => type === 'g' && words.length === 2)
      .map(([, member, role]) => ({ member, role })),
  };
}
