import { ArgoApplication } from '@slipway/plugin-gitops-node';
import { testApplication } from '../testing/testApplication';
import { mergeListed } from './mergeListed';

function at(version: string, health?: string): ArgoApplication {
  const application = testApplication({
    name: 'shop',
    status: {
      resources: [
        {
          version: 'v1',
          kind: 'Service',
          name: 'web',
          ...(health && { health: { status: health } }),
        },
      ],
    },
  });
  return {
    ...application,
    metadata: { ...application.metadata, resourceVersion: version },
  };
}

describe('mergeListed', () => {
  it('keeps what the stream told when the list is not newer', () => {
    const known = at('10', 'Healthy');
    expect(mergeListed(known, at('10'))).toBe(known);
    expect(mergeListed(known, at('9'))).toBe(known);
  });

  it('keeps the health of resources, which a newer list does not carry', () => {
    const merged = mergeListed(at('10', 'Healthy'), at('11'));
    expect(merged.metadata.resourceVersion).toBe('11');
    expect(merged.status?.resources?.[0].health).toEqual({ status: 'Healthy' });
    expect(
      mergeListed(at('10', 'Healthy'), at('11', 'Degraded')).status
        ?.resources?.[0].health,
    ).toEqual({ status: 'Degraded' });
  });

  it('takes an application that was made anew as it is', () => {
    const again = at('9');
    const other = {
      ...again,
      metadata: { ...again.metadata, uid: 'another' },
    };
    expect(mergeListed(at('10', 'Healthy'), other)).toBe(other);
  });
});
