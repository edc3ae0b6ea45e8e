import { ChangeNotifier } from './ChangeNotifier';

const shop = { instance: 'main', namespace: 'argocd', name: 'shop' };

describe('ChangeNotifier', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells each entity once a second at most', async () => {
    const told: string[] = [];
    const notifier = new ChangeNotifier({
      publish: async ref => {
        told.push(ref);
      },
    });
    notifier.watch(shop, 'component:default/a');
    notifier.watch(shop, 'component:default/a');
    notifier.deploymentChanged(shop, 'component:default/b');
    notifier.deploymentChanged(shop);
    await jest.advanceTimersByTimeAsync(0);
    expect(told.sort()).toEqual(['component:default/a', 'component:default/b']);

    notifier.deploymentChanged(shop);
    notifier.deploymentChanged(shop);
    await jest.advanceTimersByTimeAsync(999);
    expect(told).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toHaveLength(3);
  });

  it('is silent after it was stopped, and survives a lost signal', async () => {
    const publish = jest.fn().mockRejectedValue(new Error('no broker'));
    const notifier = new ChangeNotifier({ publish });
    notifier.entityChanged('component:default/a');
    await jest.advanceTimersByTimeAsync(0);
    expect(publish).toHaveBeenCalledTimes(1);
    notifier.entityChanged('component:default/a');
    notifier.stop();
    await jest.advanceTimersByTimeAsync(5000);
    expect(publish).toHaveBeenCalledTimes(1);
  });
});
