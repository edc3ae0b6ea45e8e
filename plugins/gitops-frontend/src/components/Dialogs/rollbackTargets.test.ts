import { deployment, version } from '../../../dev/fake/deployments';
import { history } from '../../../dev/fake/ledger';
import { defaultTarget, rollbackTargets } from './rollbackTargets';

const now = Date.parse('2026-01-01T12:00:00Z');
const targets = rollbackTargets(history(now));
const labels = (ids: readonly { version: { label: string } }[]) =>
  ids.map(e => e.version.label);

describe('rollbackTargets', () => {
  it('lists what succeeded, each version once, newest first', () => {
    expect(labels(targets)).toEqual(['2.8.1', '2.7.9', '2.8.0']);
  });

  it('goes back to what ran before when nothing runs', () => {
    expect(defaultTarget(targets, deployment(now, 'dev'))?.version.label).toBe(
      '2.7.9',
    );
  });

  it('goes back to what still serves while another version is on its way', () => {
    const running = deployment(now, 'dev', {
      targetVersion: version('2.9.0', '7c1e0aa'),
      operation: {
        kind: 'sync',
        phase: 'Running',
        by: 'ana',
        automated: false,
        retries: 0,
      },
    });
    expect(defaultTarget(targets, running)?.version.label).toBe('2.8.1');
  });

  it('offers what runs on a hold, so that Git can be brought to it', () => {
    const held = deployment(now, 'dev', { hold: { overdue: false } });
    expect(defaultTarget(targets, held)?.version.label).toBe('2.8.1');
  });
});
