import { HOLD_ANNOTATIONS } from '@slipway/plugin-gitops-common';
import { readGitopsConfig } from '@slipway/plugin-gitops-node';
import { ConfigReader } from '@backstage/config';
import { ArgoCdClients } from '../../clients/ArgoCdClients';
import { readHold } from '../../mappers/readHold';
import { TestArgoCd } from '../../testing/TestArgoCd';
import { testApplication } from '../../testing/testApplication';
import { defaultTimings } from '../CommandTimings';
import { MemoryStepContext } from '../__testUtils__/MemoryStepContext';
import { createResumeCommand } from './createResumeCommand';

describe('resume of an Application without auto-sync', () => {
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

  const put = (annotations?: Record<string, string>) => {
    const shop = testApplication({ name: 'shop', spec: { syncPolicy: {} } });
    argocd.put({ ...shop, metadata: { ...shop.metadata, annotations } });
  };
  const resume = () => {
    const context = new MemoryStepContext({ name: 'shop' });
    const steps = createResumeCommand({
      clients,
      timings: defaultTimings(),
    }).steps({});
    return steps.map(step => () => step.run(context));
  };

  it('takes off the hold that a rollback in Argo CD left on it', async () => {
    put({ [HOLD_ANNOTATIONS.by]: 'user:default/jane', team: 'checkout' });
    const [write, verify] = resume();
    expect(await write()).toMatchObject({
      type: 'done',
      output: expect.stringMatching(/^The hold of shop is taken off/),
    });
    expect(await verify()).toEqual({ type: 'done' });
    const after = argocd.applications.get('shop')!;
    expect(readHold(after, new Date())).toBeUndefined();
    expect(after.metadata.annotations).toEqual({ team: 'checkout' });
    expect(after.spec.syncPolicy).toEqual({});
  });

  it('says that there is nothing to resume', async () => {
    put();
    await expect(resume()[0]()).rejects.toThrow(
      /^shop has no auto-sync to resume/,
    );
  });
});
