import { ChartRepositoryConfig } from '@slipway/plugin-gitops-node';
import { chooseRepository } from './chooseRepository';

const museum: ChartRepositoryConfig = {
  name: 'museum',
  type: 'chartmuseum',
  url: 'https://charts.example.com/',
  plainHttp: false,
  applicationUrls: ['http://museum.charts.svc:8080'],
};
const registry: ChartRepositoryConfig = {
  name: 'registry',
  type: 'oci',
  url: 'oci://registry.example.com/charts',
  plainHttp: false,
};
const both = [museum, registry];

describe('chooseRepository', () => {
  it.each([
    [{ repoURL: 'https://charts.example.com' }, museum],
    [{ repoURL: 'https://CHARTS.example.com:443//' }, museum],
    [{ repoURL: 'http://museum.charts.svc:8080/' }, museum],
    [{ repoURL: 'registry.example.com/charts' }, registry],
    [{ repoURL: 'oci://Registry.example.com/charts/' }, registry],
    [{ name: 'registry', repoURL: 'registry.example.com/charts' }, registry],
  ])('finds %j', (options, expected) => {
    expect(chooseRepository(both, options)).toBe(expected);
  });

  it.each([
    [
      both,
      { name: 'harbor', repoURL: 'https://charts.example.com' },
      /no chart repository 'harbor'.*museum, registry/,
    ],
    [
      both,
      { name: 'registry', repoURL: 'https://charts.example.com' },
      /reads its chart from https:\/\/charts\.example\.com, not from 'registry'/,
    ],
    [both, { repoURL: 'https://charts.example.com/team' }, /None of the/],
    [both, { repoURL: 'http://charts.example.com' }, /None of the/],
    [both, { repoURL: 'registry.example.com/Charts' }, /None of the/],
    [
      [museum],
      { repoURL: 'https://jane:pw@evil.example.com' },
      /reads, https:\/\/evil\.example\.com\. Add it/,
    ],
    [[], { repoURL: 'https://x' }, /\(none\)/],
  ])('refuses %#', (repositories, options, message) => {
    expect(() => chooseRepository(repositories, options)).toThrow(message);
  });
});
