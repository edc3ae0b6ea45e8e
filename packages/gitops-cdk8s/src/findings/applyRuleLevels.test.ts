import { applyRuleLevels } from './applyRuleLevels';
import { Finding } from './Finding';
import { RuleLevels } from './RuleLevels';
import { ruleLevelsSchema } from './ruleLevelsSchema';

function finding(rule: string, level: Finding['level']): Finding {
  return { rule, level, message: 'It is wrong.', fix: 'Make it right.' };
}

const all = [
  finding('no-secret', 'error'),
  finding('resources', 'warning'),
  finding('probes', 'info'),
];

describe('applyRuleLevels', () => {
  it.each<[string, RuleLevels, readonly string[]]>([
    ['nothing', {}, ['error', 'warning', 'info']],
    ['off', { resources: 'off' }, ['error', 'info']],
    ['warn', { probes: 'warn' }, ['error', 'warning', 'warning']],
    ['error', { resources: 'error' }, ['error', 'error', 'info']],
    ['a Secret off', { 'no-secret': 'off' }, ['error', 'warning', 'info']],
    [
      'a Secret as a warning',
      { 'no-secret': 'warn' },
      ['error', 'warning', 'info'],
    ],
    [
      'what only looks like a level',
      JSON.parse('{"__proto__": "off"}'),
      ['error', 'warning', 'info'],
    ],
  ])('changes the levels as chosen: %s', (_, levels, expected) => {
    expect(applyRuleLevels(all, levels).map(({ level }) => level)).toEqual(
      expected,
    );
  });
});

describe('ruleLevelsSchema', () => {
  it.each<[unknown, boolean]>([
    [{}, true],
    [{ probes: 'off', resources: 'error' }, true],
    [{ 'no-secret': 'error' }, true],
    [{ 'no-secret': 'off' }, false],
    [{ 'no-secret': 'warn' }, false],
    [{ probe: 'off' }, false],
    [{ probes: 'info' }, false],
  ])('%j: %s', (levels, fits) => {
    expect(ruleLevelsSchema.safeParse(levels).success).toBe(fits);
  });
});
