import { mockServices } from '@backstage/backend-test-utils';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { wakeOnWebhooks } from './wakeOnWebhooks';

describe('wakeOnWebhooks', () => {
  it('has waiting commands look when a Git host calls, and survives that they cannot', async () => {
    let call: (params: EventParams) => Promise<void> = async () => {};
    let topics: string[] = [];
    const events: EventsService = {
      publish: async () => {},
      subscribe: async options => {
        call = options.onEvent;
        topics = options.topics;
      },
    };
    const logger = mockServices.logger.mock();
    const wakeMerges = jest.fn().mockResolvedValue(undefined);
    await wakeOnWebhooks({ events, logger, commands: { wakeMerges } });
    expect(topics).toEqual(
      expect.arrayContaining(['github', 'gitlab', 'gitea']),
    );
    await call({ topic: 'gitea', eventPayload: {} });
    expect(wakeMerges).toHaveBeenCalledTimes(1);
    wakeMerges.mockRejectedValueOnce(new Error('locked'));
    await call({ topic: 'gitea', eventPayload: {} });
    expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(/locked/));
  });
});
