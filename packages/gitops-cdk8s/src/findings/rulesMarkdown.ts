import { RULES } from './rules';

/**
 * The table of all rules for the documentation.
 *
 * @public
 */
export function rulesMarkdown(): string {
  const rows = RULES.map(
    ({ finds, fixed, id, levels, why }) =>
      `| \`${id}\` | ${levels.join(' or ')}${fixed ? ', always' : ''} | ${finds} | ${why} |`,
  );
  return [
    '| rule | level | finds | because |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
