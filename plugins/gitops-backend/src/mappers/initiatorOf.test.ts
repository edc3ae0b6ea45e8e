import { displayName } from './initiatorOf';

describe('displayName', () => {
  it.each([
    ['user:default/jane', 'jane'],
    ['user:jane', 'jane'],
    ['automated', 'automated'],
    ['jane@example.com', 'jane@example.com'],
    ['system:serviceaccount:ci:deployer', 'system:serviceaccount:ci:deployer'],
    ['user:', 'user:'],
    ['user:/jane', 'user:/jane'],
  ])('of %s is %s', (by, name) => {
    expect(displayName(by)).toBe(name);
  });
});
