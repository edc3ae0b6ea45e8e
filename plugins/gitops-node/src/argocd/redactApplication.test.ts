import { ArgoApplication } from './ArgoApplication';
import { redactApplication } from './redactApplication';

const leak =
  'fetch https://bot:hunter2@git.example.com/acme: Bearer abcdefgh123';
const clean = 'fetch https://***@git.example.com/acme: Bearer ***';

const application: ArgoApplication = {
  metadata: { name: 'shop', annotations: { note: leak } },
  spec: { source: { repoURL: 'https://bot:hunter2@git.example.com/acme' } },
  status: {
    conditions: [{ type: 'ComparisonError', message: leak }],
    health: { status: 'Degraded', message: leak },
    resources: [
      {
        version: 'v1',
        kind: 'Pod',
        name: 'web',
        health: { status: 'Degraded', message: leak },
      },
    ],
    operationState: {
      phase: 'Failed',
      startedAt: '2026-01-01T10:00:00Z',
      message: leak,
      syncResult: {
        revision: 'a',
        resources: [{ kind: 'Pod', name: 'web', message: leak }],
      },
    },
  },
};

describe('redactApplication', () => {
  it('takes credentials out of every message', () => {
    const { status } = redactApplication(application);
    expect(JSON.stringify(status)).not.toMatch(/hunter2|abcdefgh123/);
    expect(status?.conditions?.[0].message).toBe(clean);
    expect(status?.operationState?.syncResult).toMatchObject({
      revision: 'a',
      resources: [{ kind: 'Pod', message: clean }],
    });
  });

  it('leaves what is written back as it is', () => {
    const { metadata, spec } = redactApplication(application);
    expect(metadata).toBe(application.metadata);
    expect(spec).toBe(application.spec);
  });
});
