import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { orderExamples } from '../__testUtils__/orderExamples';
import { policyExamples } from '../__testUtils__/policyExamples';
import { readTree } from '../__testUtils__/readTree';
import { RuleExample, RuleExamples } from '../__testUtils__/RuleExamples';
import { shopBench } from '../__testUtils__/shopBench';
import { APPLICATION_RULES } from './applicationRules';
import { RULES } from './rules';
import { rulesMarkdown } from './rulesMarkdown';

const { generate, withProps } = shopBench;
const examples: RuleExamples = { ...policyExamples, ...orderExamples };

function rulesOf(example: RuleExample): readonly string[] {
  return example().findings.map(({ rule }) => rule);
}

describe('rules', () => {
  it.each(
    Object.entries(examples).flatMap(([rule, all]) =>
      all.map(([bad, good], index) => [rule, index + 1, bad, good] as const),
    ),
  )('%s, example %i: found, and gone when put right', (rule, _, bad, good) => {
    expect(rulesOf(bad)).toContain(rule);
    expect(rulesOf(good)).not.toContain(rule);
    for (const finding of bad().findings) {
      const { levels } = RULES.find(({ id }) => id === finding.rule)!;
      expect(levels).toContain(finding.level);
      expect(finding.message).toMatch(/^[^\n]+\.$/);
      expect(finding.fix).toMatch(/^[^\n]+\.$/);
    }
  });

  it('have an example each', () => {
    expect(Object.keys(examples).sort()).toEqual(
      APPLICATION_RULES.map(({ id }) => id).sort(),
    );
  });

  it('are all that the code reports', () => {
    const sources = readTree(resolve(__dirname, '..')).filter(
      ({ path }) => /\.ts$/.test(path) && !path.includes('.test.'),
    );
    const reported = sources.flatMap(({ content }) =>
      [...content.matchAll(/\brule: '([a-z-]+)'/g)].map(([, id]) => id),
    );
    expect(reported.length).toBeGreaterThan(APPLICATION_RULES.length - 1);
    expect(
      [...new Set(reported)].filter(id => !RULES.some(rule => rule.id === id)),
    ).toEqual([]);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  it('can be switched off, the one on Secrets excepted', () => {
    const bad = withProps({ resources: undefined });
    const levels = { resources: 'off', probes: 'error' } as const;
    expect(generate({ ...bad, rules: levels }).findings).toEqual([]);
    expect(generate(bad, { rules: levels }).findings).toEqual([]);
    expect(
      generate({ ...bad, rules: { resources: 'error' } }, { rules: levels })
        .findings[0],
    ).toMatchObject({ rule: 'resources', level: 'error' });
    expect(() => generate({ rules: { 'no-secret': 'off' } })).toThrow(
      'rules.no-secret is "off", which is not possible: this rule is always an error; remove it.',
    );
  });

  it('stand in the documentation', () => {
    const file = resolve(__dirname, '../../../../docs/rules.md');
    const isRow = (line: string) => line.startsWith('|');
    const rows = (text: string) =>
      text
        .split('\n')
        .filter(isRow)
        // Prettier lines columns up.
        .map(line => line.replace(/ +\|/g, ' |').replace(/-+/g, '-'));
    // UPDATE_DOCS=1 writes the table anew.
    if (process.env.UPDATE_DOCS) {
      const prose = readFileSync(file, 'utf8').split('\n');
      const start = prose.findIndex(isRow);
      const rest = prose.slice(start).filter(line => !isRow(line));
      writeFileSync(
        file,
        [...prose.slice(0, start), rulesMarkdown().trimEnd(), ...rest].join(
          '\n',
        ),
      );
    }
    expect(rows(readFileSync(file, 'utf8'))).toEqual(rows(rulesMarkdown()));
  });
});
