import { parse } from 'yaml';
import { ApplicationConfig } from '../config/ApplicationConfig';
import { parseApplicationConfig } from '../config/parseApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import { platformBench } from '../__testUtils__/platformBench';
import { promotionBench } from '../__testUtils__/promotionBench';
import { validateModels } from '../__testUtils__/validateModels';

const { application, generate, repository } = platformBench;
const { CHART, make, shop } = promotionBench;

const stepsOf = (stage: ReturnType<typeof parse>) =>
  stage.spec.promotionTemplate.spec.steps;

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
    expect(
      find('Stage', 'shop-dev').spec.promotionTemplate.spec.steps[0].retry
        .timeout,
    ).toBe('1h30m0s');
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
    expect(findings).toEqual([]);
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

  it('writes the new version to Git, and asks for a sync', () => {
    const { find } = make([shop()]);
    const { steps, vars } = find('PromotionTask', 'shop').spec;
    expect(vars).toEqual([{ name: 'application' }]);
    expect(steps.map(({ uses }: { uses: string }) => uses)).toEqual([
      'git-clone',
      'yaml-update',
      'yaml-update',
      'git-commit',
      'git-push',
    ]);
    expect(steps[1].config).toEqual({
      path: './repository/dist/${{ vars.application }}/manifests/kustomization.yaml',
      updates: [
        {
          key: 'images.0.newTag',
          value: '${{ quote(imageFrom("ghcr.io/acme/shop").Tag) }}',
        },
      ],
    });
    expect(stepsOf(find('Stage', 'shop-dev'))).toEqual([
      {
        task: { name: 'shop' },
        vars: [{ name: 'application', value: 'shop-dev' }],
      },
      {
        uses: 'argocd-update',
        config: { apps: [{ name: 'shop-dev', namespace: 'argocd' }] },
      },
    ]);
  });

  it('waits for a pull request where one is wanted', () => {
    const { steps } = make([shop({ pullRequest: true })]).find(
      'PromotionTask',
      'shop',
    ).spec;
    expect(steps.slice(-3)).toEqual([
      {
        uses: 'git-push',
        as: 'push',
        config: { path: './repository', generateTargetBranch: true },
      },
      {
        uses: 'git-open-pr',
        as: 'open',
        config: {
          repoURL: repository.url,
          sourceBranch: '${{ task.outputs.push.branch }}',
          targetBranch: 'main',
        },
      },
      {
        uses: 'git-wait-for-pr',
        if: "${{ status('open') != 'Skipped' }}",
        config: {
          repoURL: repository.url,
          prNumber: '${{ task.outputs.open.pr.id }}',
        },
      },
    ]);
  });

  it.each<[string, Partial<ApplicationConfig>, object, object, string]>([
    [
      'a chart repository',
      CHART,
      { repoURL: 'https://charts.example.com', name: 'shop' },
      { repoURL: 'https://charts.example.com', chart: 'shop' },
      'spec.source.targetRevision',
    ],
    [
      'an OCI registry as Helm reads it',
      {
        ...CHART,
        delivery: { ...CHART.delivery, repoURL: 'registry.example.com/charts' },
      },
      { repoURL: 'oci://registry.example.com/charts/shop' },
      { repoURL: 'registry.example.com/charts', chart: 'shop' },
      'spec.source.targetRevision',
    ],
    [
      'an OCI registry as Argo CD reads it',
      {
        ...CHART,
        delivery: {
          ...CHART.delivery,
          repoURL: 'oci://registry.example.com/charts',
        },
      },
      { repoURL: 'oci://registry.example.com/charts/shop' },
      { repoURL: 'oci://registry.example.com/charts/shop' },
      'spec.source.targetRevision',
    ],
    [
      "somebody else's chart",
      {
        image: undefined,
        chart: {
          type: 'HelmRelease',
          props: {
            repoURL: 'https://charts.example.com',
            chart: 'nginx',
            version: '1.0.0',
          },
        },
      },
      { repoURL: 'https://charts.example.com', name: 'nginx' },
      { repoURL: 'https://charts.example.com', chart: 'nginx' },
      'spec.sources.0.targetRevision',
    ],
  ])(
    'promotes the version of a chart: %s',
    (_, changes, subscription, source, key) => {
      const { find, findings } = make([shop({}, changes)]);
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
      expect(find('Warehouse', 'shop').spec.subscriptions).toEqual([
        { chart: { ...subscription, discoveryLimit: 20 } },
      ]);
      const [, update] = find('PromotionTask', 'shop').spec.steps;
      expect(update.config).toMatchObject({
        path: './repository/dist/${{ vars.application }}.yaml',
        updates: [{ key }],
      });
      const [, argocd] = stepsOf(find('Stage', 'shop-dev'));
      const address = Object.values(subscription).map(text => `"${text}"`);
      expect(argocd.config.apps[0].sources).toEqual([
        {
          ...source,
          desiredRevision: `\${{ chartFrom(${address.join(', ')}).Version }}`,
          updateTargetRevision: true,
        },
      ]);
    },
  );

  it('lets a parent apply the version of a chart, which names the stage back', () => {
    const { files, findings } = generate(
      {
        'config/platform.ts': `export default definePlatform({ order: { strategy: 'app-of-apps', applicationHealth: true } });`,
      },
      {
        applications: [
          shop({}, { ...CHART, dependencies: { database: 'store' } }),
          application('store', {
            environments: shop().environments,
          }),
        ],
      },
    );
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    const read = (name: string) =>
      parse(
        files.find(({ path }) => path.endsWith(`/${name}.k8s.yaml`))!.content,
      );
    expect(stepsOf(read('Stage.shop-dev')).slice(1)).toEqual(
      ['applications-dev', 'shop-dev'].map(name => ({
        uses: 'argocd-update',
        config: { apps: [{ name, namespace: 'argocd' }] },
      })),
    );
    expect(
      read('Application.applications-dev').metadata.annotations[
        'kargo.akuity.io/authorized-stage'
      ],
    ).toBe('pipelines:shop-dev');
  });

  it('only asks for a sync where idpbuilder makes the address, and sets the version of a chart', () => {
    const image = make([shop()], 'cnoe');
    expect(image.find('PromotionTask', 'shop')).toBeUndefined();
    expect(stepsOf(image.find('Stage', 'shop-dev'))).toEqual([
      {
        uses: 'argocd-update',
        config: { apps: [{ name: 'shop-dev', namespace: 'argocd' }] },
      },
    ]);
    expect(image.findings).toEqual([
      expect.objectContaining({ rule: 'promotion', level: 'warning' }),
    ]);
    const chart = make([shop({}, CHART)], 'cnoe');
    expect(
      stepsOf(chart.find('Stage', 'shop-dev'))[0].config.apps[0].sources,
    ).toHaveLength(1);
    expect(chart.findings).toEqual([
      expect.objectContaining({ rule: 'promotion', level: 'info' }),
    ]);
  });
});
