import { ChartRepositoryConfig } from '@slipway/plugin-gitops-node';
import { chooseRepository } from './chooseRepository';

const museum: ChartRepositoryConfig = {
  name: 'museum',
  type: 'chartmuseum',
  url: 'https://charts.example.com/',
  plainHttp: false,
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
    ['by name', both, { name: 'registry' }, registry],
    ['by address', both, { repoURL: 'https://charts.example.com' }, museum],
    [
      'by an OCI address',
      both,
      { repoURL: 'registry.example.com/charts' },
      registry,
    ],
    ['the only one', [museum], { repoURL: 'http://10.0.0.1:8080' }, museum],
  ])('%s', (_, repositories, options, expected) => {
    expect(chooseRepository(repositories, options)).toBe(expected);
  });

  it.each([
    [
      both,
      { name: 'harbor' },
      /no chart repository 'harbor'.*museum, registry/,
    ],
    [both, { repoURL: 'https://other' }, /https:\/\/other/],
    [[], {}, /\(none\)/],
  ])('refuses %#', (repositories, options, message) => {
    expect(() => chooseRepository(repositories, options)).toThrow(message);
  });
});
