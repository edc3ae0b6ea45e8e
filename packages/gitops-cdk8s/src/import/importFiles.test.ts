import { CliBench } from '../__testUtils__/CliBench';

jest.setTimeout(60_000);

const CENTRAL = `// config/applications.ts
export const applicationConfigs: ApplicationConfig[] = [
  {
    name: 'backstage-dev',
    namespace: 'backstage',
    chart: {
      type: 'BackstageParameterizedChart',
      props: { environmentName: 'dev' }
    },
    argocd: {
      syncWave: '100',
      destination: 'dev-vcluster',
      syncPolicy: {
        automated: { prune: true, selfHeal: true }
      }
    }
  },
  { name: 'postgres', namespace: 'postgres', chart: { type: 'WebService', props: { port: images.port } } },
  { name: 'redis', namespace: 'redis', image: { repository: 'redis', tag: '7.4' }, chart: { type: 'WebService', props: { port: 6379 } } },
];
`;

describe('slipway import', () => {
  let bench: CliBench;

  beforeEach(() => {
    bench = new CliBench();
  });

  afterEach(() => bench.remove());

  it('makes a file for each application of a central file, and says what it left', () => {
    bench.write('old/applications.ts', CENTRAL);
    const { document, status } = bench.json('import', 'old/applications.ts');
    expect(status).toBe(1);
    expect(document).toMatchObject({
      command: 'import',
      written: [
        'config/applications/backstage.ts',
        'config/applications/redis.ts',
      ],
      refused: [
        {
          what: 'old/applications.ts:18',
          reason: expect.stringContaining('"images.port" in chart.props.port'),
        },
      ],
    });
    expect(document.notes).toEqual([
      expect.stringContaining('its Application is named backstage-dev'),
      expect.stringContaining('the chart type BackstageParameterizedChart'),
      expect.stringContaining('argocd.syncWave is left out: it orders nothing'),
      expect.stringContaining('its Application is named redis-in-cluster'),
    ]);
    expect(bench.slipway('synth', 'redis').status).toBe(0);
    expect(bench.has('dist/redis-in-cluster/manifests')).toBe(true);
  });

  it('overwrites nothing', () => {
    bench.write('old/applications.ts', CENTRAL);
    bench.write('config/applications/redis.ts', 'mine\n');
    const { document, status } = bench.json('import', 'old/applications.ts');
    expect(status).toBe(1);
    expect(document.kept).toEqual(['config/applications/redis.ts']);
    expect(bench.read('config/applications/redis.ts')).toBe('mine\n');
  });

  it('takes over a folder of YAML, which the command line then builds', () => {
    bench.write(
      'old/cron/job.yml',
      'apiVersion: batch/v1\nkind: Job\nmetadata: {name: once}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}\n',
    );
    bench.write(
      'old/kustomization.yaml',
      'kind: Kustomization\nresources: [cron/job.yml]\n',
    );
    const args = ['import', 'old', '--name', 'batch', '--environment', 'test'];
    expect(bench.json(...args)).toMatchObject({
      status: 0,
      document: {
        written: ['manifests/batch/job.yaml', 'config/applications/batch.ts'],
      },
    });
    const { status, stdout } = bench.slipway('synth');
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(bench.has('dist/batch-test/manifests/Job.once.k8s.yaml')).toBe(true);
    expect(bench.slipway('synth', '--check').status).toBe(0);
  });

  it('builds a repository with one central file as it stands', () => {
    bench.write(
      'config/applications.ts',
      CENTRAL.replace('images.port', '5432').replace(
        "'postgres', namespace: 'postgres'",
        "'postgres', namespace: 'postgres', image: { repository: 'postgres', tag: '17.2' }",
      ),
    );
    bench.write(
      'charts.cjs',
      `module.exports = registry => registry.register('BackstageParameterizedChart', registry.get('RawManifests'));`,
    );
    bench.edit(
      'config/applications.ts',
      "{ environmentName: 'dev' }",
      "{ yaml: 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: x}' }",
    );
    const run = (...args: readonly string[]) =>
      bench.slipway('synth', '--chart-types', 'charts.cjs', ...args);
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    bench.commitAll();
    expect(run('--check').status).toBe(0);
    // A change of one application does not touch the others.
    bench.edit('config/applications.ts', "tag: '7.4'", "tag: '7.5'");
    run();
    expect(
      bench.git('status', '--short', 'dist').match(/dist\/[\w-]+/g),
    ).toEqual(['dist/redis-in-cluster', 'dist/redis-in-cluster']);
    bench.commitAll();
    expect(run('--check').status).toBe(0);
  });
});
