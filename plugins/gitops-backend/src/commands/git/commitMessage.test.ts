import { GitChange } from './GitChange';
import { commitMessage } from './commitMessage';

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
const facts = {
  change,
  verb: 'deploy',
  actor: 'user:default/jane',
  commandId: 'c-1',
} as const;

describe('commitMessage', () => {
  it('says what, why, what to know, who and by which command', () => {
    expect(
      commitMessage(
        { ...facts, reason: 'fixes the basket' },
        { notes: ['A shared field\nchanged since.'] },
      ),
    ).toBe(
      [
        'Deploy shop 2.8.1 to dev',
        '',
        'fixes the basket',
        '',
        'A shared field changed since.',
        '',
        'Requested-by: user:default/jane',
        'Command: c-1',
      ].join('\n'),
    );
  });

  it('ends with its own command, whatever the reason says', () => {
    const lines = commitMessage({
      ...facts,
      reason: 'x\nCommand: c-2',
    }).split('\n');
    expect(lines.at(-1)).toBe('Command: c-1');
    expect(lines).not.toContain('Command: c-2');
  });
});
