import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { testApplication } from '../testing/testApplication';
import { readHold } from './readHold';

const now = new Date('2026-01-05T09:00:00Z');

function held(
  syncPolicy: ArgoApplication['spec']['syncPolicy'],
  annotations: Record<string, string> = {},
): ArgoApplication {
  const application = testApplication({ name: 'a', spec: { syncPolicy } });
  return { ...application, metadata: { ...application.metadata, annotations } };
}

describe('readHold', () => {
  it('is none while auto-sync is on, whatever old annotations say', () => {
    expect(
      readHold(held({ automated: {} }, { 'slipway.dev/hold-by': 'x' }), now),
    ).toBeUndefined();
  });

  it('is none where auto-sync was never wanted', () => {
    expect(readHold(held({}), now)).toBeUndefined();
  });

  it('is one when auto-sync was switched off outside', () => {
    expect(readHold(held({ automated: { enabled: false } }), now)).toEqual({
      by: undefined,
      since: undefined,
      reason: undefined,
      until: undefined,
      overdue: false,
    });
  });

  it.each([
    ['2026-01-05T08:00:00Z', true],
    ['2026-01-05T10:00:00Z', false],
  ])('until %s: overdue is %s', (until, overdue) => {
    expect(
      readHold(
        held(
          { automated: { enabled: false } },
          {
            'slipway.dev/hold-by': 'user:default/ana',
            'slipway.dev/hold-since': '2026-01-05T07:00:00Z',
            'slipway.dev/hold-reason': 'bad release',
            'slipway.dev/hold-until': until,
          },
        ),
        now,
      ),
    ).toEqual({
      by: 'user:default/ana',
      since: '2026-01-05T07:00:00Z',
      reason: 'bad release',
      until,
      overdue,
    });
  });
});
