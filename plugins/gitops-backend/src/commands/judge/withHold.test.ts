import { ArgoApplication, ArgoSyncPolicy } from '@slipway/plugin-gitops-node';
import { readHold } from '../../mappers/readHold';
import { isAutoSyncOn } from './isAutoSyncOn';
import { withHold, withoutHold } from './withHold';

const NOW = new Date('2026-01-01T10:00:00Z');
const note = {
  by: 'user:default/jane',
  since: NOW.toISOString(),
  commandId: 'c-1',
  reason: 'incident',
};

const application = (syncPolicy?: ArgoSyncPolicy): ArgoApplication => ({
  metadata: { name: 'shop-dev', annotations: { mine: 'stays' } },
  spec: { project: 'default', syncPolicy },
});

describe('withHold and withoutHold', () => {
  const automated = { prune: true, selfHeal: true };

  it('switches auto-sync off, keeps its settings and says who', () => {
    const held = withHold(application({ automated }), note);
    expect(held.spec.syncPolicy?.automated).toEqual({
      ...automated,
      enabled: false,
    });
    expect(isAutoSyncOn(held)).toBe(false);
    expect(readHold(held, NOW)).toMatchObject({
      by: 'user:default/jane',
      reason: 'incident',
      overdue: false,
    });
    expect(held.metadata.annotations?.mine).toBe('stays');
  });

  it('gives back exactly what was there', () => {
    const before = application({ automated, syncOptions: ['a=b'] });
    expect(withoutHold(withHold(before, note))).toEqual({
      metadata: before.metadata,
      spec: before.spec,
    });
  });

  it('forgets the end of an earlier hold', () => {
    const first = withHold(application({ automated }), {
      ...note,
      until: '2026-01-01T11:00:00Z',
    });
    expect(readHold(withHold(first, note), NOW)?.until).toBeUndefined();
  });

  it.each([
    ['absent', undefined, false],
    ['null', { automated: null }, false],
    ['empty', { automated: {} }, true],
    ['enabled', { automated: { enabled: true } }, true],
    ['disabled', { automated: { enabled: false } }, false],
  ])('auto-sync %s', (_, syncPolicy, expected) => {
    expect(isAutoSyncOn(application(syncPolicy))).toBe(expected);
  });
});
