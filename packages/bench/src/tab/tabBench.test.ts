import { roadiePageCalls } from './roadiePageCalls';
import { tabBench } from './tabBench';
import { parseTabSizes } from './TabSize';

jest.setTimeout(180_000);

describe('tabBench', () => {
  it('plays both sides and counts their calls', async () => {
    const sizes = parseTabSizes('1x1');
    const progress: string[] = [];
    const { summary, tables } = await tabBench.run(
      { sizes, history: 3, argocdMs: [0], rounds: 1, warmUp: 0 },
      line => progress.push(line),
    );

    const roadieCalls = roadiePageCalls(sizes[0], 3);
    expect(summary).toMatchObject({
      size: '1x1',
      browserCalls: 1,
      warmUpstreamCalls: 0,
      // One list and one stream.
      coldUpstreamCalls: 2,
      roadie: { browserCalls: roadieCalls, warmUpstreamCalls: roadieCalls },
      speedup: expect.any(Number),
    });
    expect(tables[0].rows).toHaveLength(4);
    expect(progress).toHaveLength(2);
  });
});
