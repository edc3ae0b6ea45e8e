import { ConfigReader } from '@backstage/config';
import { HOLD_ANNOTATIONS } from '@slipway/plugin-gitops-common';
import { readGitopsConfig } from '@slipway/plugin-gitops-node';
import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { TestArgoCd } from '../../testing/TestArgoCd';
import { testApplication } from '../../testing/testApplication';
import { defaultTimings } from '../CommandTimings';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { holdAutoSync } from './holdAutoSync';
import { verifyHold } from './verifyHold';

describe('a hold that was undone', () => {
  const argocd = new TestArgoCd();
  let clients: ArgoCdClients;

  beforeAll(async () => {
    await argocd.start();
    clients = new ArgoCdClients({
      config: readGitopsConfig(
        new ConfigReader({
          gitops: {
            argocd: {
              instances: [{ name: 'test', url: argocd.url, token: 'a.b.c' }],
            },
          },
        }),
      ),
    });
  });

  afterAll(async () => {
    await clients.close();
    await argocd.stop();
  });

  const undo = (change: Record<string, string> = {}) => {
    const held = argocd.applications.get('shop')!;
    argocd.put({
      ...held,
      metadata: {
        ...held.metadata,
        annotations: { ...held.metadata.annotations, ...change },
      },
      spec: { ...held.spec, syncPolicy: { automated: {} } },
    });
  };

  it.each([
    ['its own note is taken off', {}, { team: 'checkout' }],
    [
      'the note of a later hold stays',
      { [HOLD_ANNOTATIONS.command]: 'another' },
      expect.objectContaining({ [HOLD_ANNOTATIONS.command]: 'another' }),
    ],
  ])('%s', async (_, change, expected) => {
    const tools = { clients, timings: defaultTimings() };
    const context = new MemoryStepContext({ name: 'shop' });
    const shop = testApplication({
      name: 'shop',
      spec: { syncPolicy: { automated: {} } },
    });
    argocd.put({
      ...shop,
      metadata: { ...shop.metadata, annotations: { team: 'checkout' } },
    });
    await holdAutoSync(tools).run(context);
    undo(change);
    await expect(verifyHold(tools).run(context)).rejects.toThrow(
      /switched auto-sync of shop on again/,
    );
    const after = argocd.applications.get('shop')!;
    expect(after.metadata.annotations).toEqual(expected);
    expect(after.spec.syncPolicy?.automated).toEqual({});
    expect(context.leftBehind).toEqual({});
  });
});
