import { mayPublish, RunningChart } from './mayPublish';

const repository = {
  name: 'museum',
  type: 'chartmuseum',
  url: 'https://charts.example.com',
  plainHttp: false,
} as const;
const repoURL = 'https://charts.example.com/';
const run = (change: Partial<RunningChart> = {}): RunningChart => ({
  repoURL,
  chart: 'web',
  own: true,
  ...change,
});

describe('mayPublish', () => {
  it.each<[string, string, RunningChart[]]>([
    ['a deployment of the entity runs it', 'web', [run()]],
    ['others run it too', 'web', [run({ own: false }), run()]],
    ['nobody runs it and it is called so', 'shop', [run({ own: false })]],
    [
      'others run one of that name from elsewhere',
      'shop',
      [run({ own: false, chart: 'shop', repoURL: 'https://other' })],
    ],
  ])('lets it when %s', (_, chart, running) => {
    expect(
      mayPublish({ chart, entityName: 'shop', repository, running }),
    ).toBeUndefined();
  });

  it.each<[string, string, RunningChart[], RegExp]>([
    ['others run it', 'web', [run({ own: false })], /do not belong to shop/],
    [
      'others run it and it is called so',
      'shop',
      [run({ own: false, chart: 'shop' })],
      /do not belong to shop/,
    ],
    ['nobody runs it', 'api', [run()], /No deployment of shop runs a chart/],
  ])('does not when %s', (_, chart, running, sentence) => {
    expect(
      mayPublish({ chart, entityName: 'shop', repository, running }),
    ).toMatch(sentence);
  });
});
