import { judgeHealth } from './judgeHealth';

const SPENT = { recoverMs: 30_000, healthyMs: 600_000 };

function verdict(status: string, previous?: string, elapsedMs = 0) {
  return judgeHealth(
    {
      metadata: { name: 'shop-dev' },
      spec: {},
      status: {
        health: { status },
        resources: [
          {
            version: 'v1',
            kind: 'Service',
            name: 'web',
            health: { status: 'Healthy' },
          },
          {
            version: 'v1',
            kind: 'Deployment',
            name: 'web',
            health: { status, message: 'exceeded its progress deadline.' },
          },
        ],
      },
    },
    { previous, elapsedMs, ...SPENT },
  );
}

describe('judgeHealth', () => {
  it.each([
    ['Healthy', undefined, 0, 'healthy'],
    ['Progressing', undefined, 0, 'wait'],
    ['Progressing', 'Degraded', 599_999, 'wait'],
    ['Progressing', 'Progressing', 600_000, 'failed'],
    ['Missing', undefined, 10, 'wait'],
    ['Degraded', undefined, 0, 'wait'],
    ['Degraded', 'Degraded', 29_999, 'wait'],
    ['Degraded', 'Degraded', 30_000, 'failed'],
    ['Degraded', 'Progressing', 1, 'failed'],
    ['Degraded', 'Healthy', 1, 'failed'],
  ])('%s after %s at %d ms: %s', (status, previous, elapsed, expected) => {
    expect(verdict(status, previous, elapsed).state).toBe(expected);
  });

  it('names the object and its reason', () => {
    expect(verdict('Degraded', 'Progressing')).toEqual({
      state: 'failed',
      sentence:
        'shop-dev is Degraded: Deployment/web, exceeded its progress deadline.',
    });
  });
});
