import { ApplicationConfig } from '@slipway/cdk8s';
import { versionEdit } from './versionEdit';

const base: ApplicationConfig = {
  name: 'shop',
  entity: 'component:default/shop',
  namespace: 'shop',
  environments: { dev: { destination: 'dev-vcluster' } },
};
const byChart: ApplicationConfig = {
  ...base,
  delivery: { type: 'chart', repoURL: 'https://c.example', chart: 'shop' },
};

describe('versionEdit', () => {
  it('names the field by the delivery', () => {
    expect(versionEdit(base, 'dev', '2.8.1')).toEqual({
      environment: 'dev',
      imageTag: '2.8.1',
    });
    expect(versionEdit(byChart, 'dev', '1.0.0-17')).toEqual({
      environment: 'dev',
      chartVersion: '1.0.0-17',
    });
    // A chart of somebody else, installed beside manifests.
    const release = { ...base, chart: { type: 'HelmRelease' } };
    expect(versionEdit(release, 'dev', '16.2.1')).toEqual({
      environment: 'dev',
      chartVersion: '16.2.1',
    });
  });

  it.each([
    [base, 'dev', '2.8.1 beta', /'2\.8\.1 beta' is no image tag/],
    [base, 'dev', '-x', /'-x' is no image tag/],
    [base, 'dev', 'a'.repeat(129), /is no image tag/],
    [base, 'dev', 'latest', /'latest' can mean another image/],
    [byChart, 'dev', '1.0', /'1\.0' is no chart version/],
    [base, 'prod', '2.8.1', /no environment 'prod'.*has dev/],
  ])('refuses %#', (config, environment, version, message) => {
    expect(() => versionEdit(config, environment, version)).toThrow(message);
  });
});
