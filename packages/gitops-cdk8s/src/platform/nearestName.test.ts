import { nearestName } from './nearestName';

describe('nearestName', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['enviroment', ['environment', 'name'], 'environment'],
    ['replicaz', ['replicas', 'replicasets'], 'replicas'],
    ['Region', ['region'], 'region'],
    ['shop', ['shop-dev', 'web-dev'], 'shop-dev'],
    ['dev', ['production', 'test'], undefined],
    ['c', ['b'], undefined],
    ['ab', ['ba'], undefined],
    ['x', [], undefined],
  ])('%s of %j: %s', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });
});
