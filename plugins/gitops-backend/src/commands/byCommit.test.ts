import { ServiceUnavailableError } from '@backstage/errors';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationConfig } from '@slipway/cdk8s';
import { packChart } from '@slipway/sandbox';
import { CommandService } from './CommandService';
import { untilHolds } from './__testUtils__/untilHolds';
import { SandboxBench } from './__testUtils__/SandboxBench';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const changes = 'commit';
const environments = (dev: object) => ({
  dev: { destination: 'dev-vcluster', ...dev },
});
const shop: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'ghcr.io/acme/shop', tag: '1.0.0' },
  environments: environments({ image: { tag: '1.0.0' } }),
};

async function archive(version: string): Promise<Buffer> {
  return packChart({
    name: 'web',
    version,
    files: {
      'templates/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { version: "${version}" }\n`,
    },
  });
}

describe('commands that commit', () => {
  let bench: SandboxBench;
  let service: CommandService;

  beforeEach(async () => {
    bench = await SandboxBench.start(databases);
    service = await bench.replica();
  });

  afterEach(() => bench.stop());

  const log = async () => {
    const { gitHost } = bench.sandbox;
    const tip = await gitHost.resolve('platform', 'gitops', 'main');
    const { urls, credentials } = bench.sandbox;
    const answer = await fetch(
      `${urls.git}/api/v1/repos/platform/gitops/pulls?state=all`,
      { headers: { authorization: `token ${credentials.gitea.token}` } },
    );
    return { tip, pulls: await answer.json() };
  };

  it('deploy and restore without a pull request, and follow it until it is healthy', async () => {
    await bench.merge(shop);
    await bench.untilHealthy('shop-dev');
    const deploy = await service.submit(
      bench.request('deploy', 'shop-dev', { version: '1.1.0', changes }),
    );
    const deployed = await bench.ended(service, deploy.id);
    expect(deployed.error).toBeUndefined();
    expect(deployed.steps.map(({ name, state }) => [name, state])).toEqual([
      ['commit', 'succeeded'],
      ['wait-synced', 'succeeded'],
      ['wait-healthy', 'succeeded'],
    ]);
    expect(deployed.outcome?.commitSha).toBe((await log()).tip);
    expect(await bench.images('shop-dev')).toEqual(['ghcr.io/acme/shop:1.1.0']);

    const { status } = await bench.application('shop-dev');
    const restore = await service.submit(
      bench.request('rollback', 'shop-dev', {
        way: 'git',
        historyId: String(status!.history![0].id),
        changes,
      }),
    );
    const restored = await bench.ended(service, restore.id);
    expect(restored.error).toBeUndefined();
    expect(await bench.images('shop-dev')).toEqual(['ghcr.io/acme/shop:1.0.0']);
    expect((await log()).pulls).toEqual([]);
  });

  it('release a chart, and commit once when the step is broken off before the commit is written down', async () => {
    await bench.publish(await archive('1.0.0'));
    await bench.merge({
      name: 'web',
      entity: 'component:default/shop',
      namespace: 'web',
      delivery: {
        type: 'chart',
        repoURL: bench.sandbox.urls.chartmuseum,
        chart: 'web',
      },
      environments: environments({ chartVersion: '1.0.0' }),
    });
    await bench.untilHealthy('web-dev');
    await service.stop();
    let isFirst = true;
    const dying = await bench.replica(definition => ({
      ...definition,
      steps: parameters =>
        definition.steps(parameters).map(step => ({
          ...step,
          async run(context) {
            if (step.name === 'move' && isFirst) {
              isFirst = false;
              // Right after the commit. By the second try the Application has moved, so that nothing is left to do.
              context.leaves = async () => {
                await untilHolds(
                  async () =>
                    (await bench.application('web-dev')).spec.source
                      ?.targetRevision === '1.1.0',
                );
                throw new ServiceUnavailableError('Broken off');
              };
            }
            return step.run(context);
          },
        })),
    }));
    const { id } = await dying.submit(
      bench.request('release', 'web-dev', {
        archive: (await archive('1.1.0')).toString('base64'),
        changes,
      }),
    );
    const released = await bench.ended(dying, id);
    expect(released.error).toBeUndefined();
    const { tip, pulls } = await log();
    expect(released.outcome?.commitSha).toBe(tip);
    expect(pulls).toEqual([]);
    expect(isFirst).toBe(false);
    const move = released.steps.find(({ name }) => name === 'move');
    expect(move?.output).toMatch(
      `Committed web 1.1.0 for dev to main as ${tip?.slice(0, 7)}: http`,
    );
    expect(released.steps.map(({ name }) => name)).not.toContain('wait-merged');
  });
});
