import { parse } from 'yaml';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import { platformBench } from '../__testUtils__/platformBench';
import { promotionBench } from '../__testUtils__/promotionBench';
import { validateModels } from '../__testUtils__/validateModels';

const { application, generate, repository } = platformBench;
const { CHART, make, shop } = promotionBench;

describe('promotion by Kargo', () => {
  it('gives every environment a stage after the one before it', () => {
    const { find } = make([
      shop({ stages: { production: { soakTime: '6h' } } }),
    ]);
    const sources = (name: string) =>
      find('Stage', name).spec.requestedFreight[0].sources;
    expect(sources('shop-dev')).toEqual({ direct: true });
    expect(sources('shop-test')).toEqual({ stages: ['shop-dev'] });
    expect(sources('shop-production')).toEqual({
      stages: ['shop-test'],
      requiredSoakTime: '6h0m0s',
    });
  });

  it('writes durations as Kargo stores them, in steps too', () => {
    const { find } = make([
      shop({
        warehouse: { interval: '6h' },
        steps: [
          {
            uses: 'git-clear',
            config: { path: 'x' },
            retry: { timeout: '90m' },
          },
        ],
      }),
    ]);
    expect(find('Warehouse', 'shop').spec.interval).toBe('6h0m0s');
    expect(find('PromotionTask', 'shop').spec.steps[0].retry.timeout).toBe(
      '1h30m0s',
    );
    expect(make([shop()]).find('Warehouse', 'shop').spec.interval).toBe('5m0s');
  });

  it('names the policies of all applications in one ProjectConfig, called like the namespace', () => {
    const auto = { stages: { dev: { auto: true } } };
    const { find, objects } = make([
      shop(auto),
      application('web', {
        promotion: { kargo: { project: 'pipelines', ...auto } },
      }),
    ]);
    expect(objects.filter(({ kind }) => kind === 'Project')).toHaveLength(1);
    const { metadata, spec } = find('ProjectConfig', 'pipelines');
    expect(metadata.namespace).toBe('pipelines');
    expect(spec.promotionPolicies).toEqual(
      ['shop-dev', 'web-dev'].map(name => ({
        stageSelector: { name },
        autoPromotionEnabled: true,
      })),
    );
  });

  it('reads its accounts from the secret store, with the label that Kargo looks for', () => {
    const credentials = {
      git: {
        type: 'git',
        repoURL: 'https://git.example.com/platform/gitops.git',
        store: { name: 'vault' },
        username: { key: 'kargo', property: 'user' },
        password: { key: 'kargo', property: 'token' },
      },
    } as const;
    const config = shop({ credentials });
    expect(() =>
      parseApplicationConfig(JSON.parse(JSON.stringify(config))),
    ).not.toThrow();
    const { files, findings } = generate({}, { applications: [config] });
    const object = parse(
      files.find(({ path }) => path.includes('ExternalSecret'))!.content,
    );
    expect(findings.map(({ level }) => level)).toEqual(['info']);
    expect(validateModels([object])).toEqual([]);
    expect(object.metadata).toMatchObject({
      name: 'shop-git',
      namespace: 'pipelines',
    });
    expect(object.spec.target.template).toMatchObject({
      metadata: { labels: { 'kargo.akuity.io/cred-type': 'git' } },
      data: {
        repoURL: 'https://git.example.com/platform/gitops.git',
        username: '{{ .username }}',
        password: '{{ .password }}',
      },
    });
  });

  it('lets each Application name its stage back, beside those it was given', () => {
    const given = {
      dev: {
        destination: 'dev',
        annotations: { 'kargo.akuity.io/authorized-stage': 'other:stage' },
      },
    };
    const { files } = generateApplication({
      config: shop({}, { environments: given }),
      mode: 'git',
      repository,
    });
    expect(
      parse(files.find(({ path }) => path === 'dist/shop-dev.yaml')!.content)
        .metadata.annotations['kargo.akuity.io/authorized-stage'],
    ).toBe('other:stage,pipelines:shop-dev');
  });

  it('sets the version of a chart, the image of a package, and only asks for a sync where idpbuilder makes the address', () => {
    const source = (made: ReturnType<typeof make>) =>
      made.find('PromotionTask', 'shop').spec.steps[0].config.apps[0]
        .sources?.[0];
    expect(source(make([shop({}, CHART)]))).toEqual({
      repoURL: 'https://charts.example.com',
      chart: 'shop',
      desiredRevision:
        '${{ chartFrom("https://charts.example.com", "shop").Version }}',
      updateTargetRevision: true,
    });
    expect(source(make([shop()]))).toMatchObject({
      repoURL: repository.url,
      kustomize: { images: [{ repoURL: 'ghcr.io/acme/shop' }] },
    });
    const local = make([shop()], 'cnoe');
    expect(source(local)).toBeUndefined();
    expect(local.findings).toEqual([
      expect.objectContaining({ rule: 'promotion', level: 'warning' }),
    ]);
  });
});
