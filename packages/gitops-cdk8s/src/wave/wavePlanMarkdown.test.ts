import { planWaves } from '@slipway/sync-waves';
import { wavePlanMarkdown } from './wavePlanMarkdown';

describe('wavePlanMarkdown', () => {
  it('shows phases, waves and objects in their order', () => {
    const manifest = (kind: string, annotations: Record<string, string>) => ({
      apiVersion: 'v1',
      kind,
      metadata: { name: 'shop', annotations },
    });
    expect(
      wavePlanMarkdown(
        planWaves([
          manifest('Service', { 'argocd.argoproj.io/sync-wave': '10' }),
          manifest('ConfigMap', { 'argocd.argoproj.io/sync-wave': '-70' }),
          manifest('Pod', { 'argocd.argoproj.io/hook': 'PostSync' }),
          manifest('ServiceAccount', { 'argocd.argoproj.io/sync-wave': '-70' }),
        ]),
      ),
    ).toBe(
      [
        '| Phase | Wave | Objects |',
        '| --- | ---: | --- |',
        '| Sync | -70 | ServiceAccount `shop`<br>ConfigMap `shop` |',
        '| Sync | 10 | Service `shop` |',
        '| PostSync | 0 | Pod `shop` |',
        '',
        '3 waves, at least 4 seconds for one sync.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [
      { strategy: 'app-of-apps', wave: 2 },
      'Among the Applications it is in wave 2: its parent applies it once those of the waves before are healthy.',
    ],
    [
      { strategy: 'rolling-sync' },
      'An ApplicationSet syncs it in the order of the dependencies, once the Applications of the steps before are healthy.',
    ],
  ] as const)(
    'tells its place among the Applications: %j',
    (order, sentence) => {
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
      expect(wavePlanMarkdown(planWaves([pod]), order)).toMatch(
        new RegExp(`for one sync\\.\n\n${sentence}\n$`),
      );
      expect(wavePlanMarkdown(planWaves([]), order)).toMatch(
        new RegExp(`deployed\\.\n\n${sentence}\n$`),
      );
    },
  );

  it('says so when the chart decides', () => {
    expect(wavePlanMarkdown(planWaves([]))).toMatch(/^The manifests come from/);
  });
});
