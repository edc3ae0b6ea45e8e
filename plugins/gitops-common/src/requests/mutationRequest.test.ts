import {
  deployRequest,
  holdRequest,
  releaseRequest,
  rollbackRequest,
  syncRequest,
} from './mutationRequest';

describe('requests', () => {
  it('fills in the defaults of a sync', () => {
    expect(syncRequest.parse({})).toEqual({ prune: false, dryRun: false });
  });

  it.each([
    [deployRequest, {}],
    [deployRequest, { version: '  ' }],
    [deployRequest, { version: 'x'.repeat(129) }],
    [rollbackRequest, { historyId: '1' }],
    [rollbackRequest, { way: 'sideways', historyId: '1' }],
    [rollbackRequest, { way: 'git', historyId: '' }],
    [holdRequest, { until: 'tomorrow' }],
    [holdRequest, { reason: 'x'.repeat(501) }],
    [releaseRequest, { deploymentId: 'a:b:c', sourceUrl: 'not a url' }],
    [syncRequest, { idempotencyKey: 'short' }],
  ])('refuses case %#', (schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });

  it('trims what people type', () => {
    expect(
      deployRequest.parse({ version: ' 2.8.1 ', reason: ' fix ' }),
    ).toEqual({ version: '2.8.1', reason: 'fix' });
  });
});
