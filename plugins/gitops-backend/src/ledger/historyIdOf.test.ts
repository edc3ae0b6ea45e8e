import { testApplication } from '../testing/testApplication';
import { historyIdOf } from './historyIdOf';
import { toLedgerHistory } from './toLedgerOperations';

describe('historyIdOf', () => {
  const application = testApplication({ name: 'shop' });
  const [entry] = toLedgerHistory(
    { instance: 'main', namespace: 'argocd', name: 'shop' },
    application,
  );

  it.each([
    ['one that Argo CD remembers', {}, 3],
    ['one that it has forgotten', { argoHistoryId: 2 }, undefined],
    ['one that it never counted', { argoHistoryId: undefined }, undefined],
    [
      'one of an earlier Application with this name',
      { startedAt: '2025-12-01T08:00:00Z' },
      undefined,
    ],
  ])('numbers %s', (_, change, id) => {
    expect(historyIdOf(application, { ...entry, ...change })).toBe(id);
  });

  it('knows an entry of an Argo CD that notes only the end', () => {
    const [{ deployStartedAt: _, ...old }] = application.status!.history!;
    const older = testApplication({ name: 'shop', status: { history: [old] } });
    const [imported] = toLedgerHistory(entry.deployment, older);
    expect(historyIdOf(older, imported)).toBe(3);
  });
});
