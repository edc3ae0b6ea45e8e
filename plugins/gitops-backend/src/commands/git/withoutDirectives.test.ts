import { commitMessage } from './commitMessage';
import { GitChange } from './GitChange';
import { pullRequestText } from './pullRequestText';
import { withoutDirectives } from './withoutDirectives';

const change: GitChange = {
  base: 'a'.repeat(40),
  files: [],
  others: [],
  result: [],
  app: 'shop',
  environment: 'dev',
  delivery: 'manifests',
  from: '2.8.0',
  to: '2.8.1',
  runs: 'acme/shop:2.8.1',
  notes: [],
  wavePlan: '',
};

const facts = (reason: string) =>
  ({
    change,
    verb: 'deploy',
    actor: 'user:default/jane',
    commandId: 'c-1',
    reason,
  }) as const;

describe('withoutDirectives', () => {
  it.each([
    ['hotfix [skip ci]', 'hotfix (skip ci)'],
    ['[CI Skip] now', '(CI Skip) now'],
    ['[ci-skip]', '(ci-skip)'],
    ['[skipci]', '(skipci)'],
    ['[no ci]', '(no ci)'],
    ['[skip actions][actions skip]', '(skip actions)(actions skip)'],
    ['[skip azp]', '(skip azp)'],
    ['[[skip ci]]', '[(skip ci)]'],
    ['a ***NO_CI*** b', 'a NO_CI b'],
    ['[***no_ci***]', '(no_ci)'],
    ['skip-checks: true', 'skip-checks true'],
    ['Skip-Checks :: true', 'Skip-Checks true'],
    ['Closes #1', '"Closes" #1'],
    ['it fixes: acme/shop#12, #13', 'it "fixes": acme/shop#12, #13'],
    ['RESOLVED GH-4', '"RESOLVED" GH-4'],
    ['closing issue #4', '"closing" issue #4'],
    ['implements SHOP-12', '"implements" SHOP-12'],
    [
      'fix https://git.example.com/acme/shop/issues/1',
      '"fix" https://git.example.com/acme/shop/issues/1',
    ],
    ['reopens !3', '"reopens" !3'],
  ])('takes the effect out of %s', (typed, harmless) => {
    expect(withoutDirectives(typed)).toBe(harmless);
    expect(commitMessage(facts(typed))).toContain(`\n\n${harmless}\n\n`);
    const { body } = pullRequestText(facts(typed));
    expect(body.replaceAll('\\', '')).toContain(`- Reason: ${harmless}\n`);
  });

  it.each([
    'fixes the basket',
    'see #1',
    'closes the gap that [1] tells of',
    'prefix #1',
    'no ci was needed, and nobody should skip it',
    'a [note]',
    '**bold**',
  ])('leaves %s alone', text => {
    expect(withoutDirectives(text)).toBe(text);
  });

  it('takes the effect out of what a line break holds apart', () => {
    const reason = 'a [skip\nci] and closes\n#1';
    const told = 'a (skip ci) and "closes" #1';
    expect(commitMessage(facts(reason))).toContain(`\n${told}\n`);
  });

  it('takes the effect out of what a commit has to know', () => {
    const notes = ['config/a.ts: [skip ci]'];
    expect(commitMessage(facts('x'), { notes })).toContain('a.ts: (skip ci)');
  });
});
