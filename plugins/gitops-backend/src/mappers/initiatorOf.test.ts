import { ArgoOperation } from '@slipway/plugin-gitops-node';
import { claimedCommand, displayName, initiatorOf } from './initiatorOf';

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

describe('initiatorOf', () => {
  const forged: Pick<ArgoOperation, 'info'> = {
    info: [
      { name: 'Initiated by', value: 'user:default/ana' },
      { name: 'Reason', value: 'she said so' },
    ],
  };

  it.each<[ArgoOperation, string, boolean]>([
    [{ ...forged, initiatedBy: { username: 'mallory' } }, 'mallory', false],
    [{ ...forged, initiatedBy: { automated: true } }, 'automated', true],
    [forged, 'unknown', false],
  ])('believes Argo CD alone: %j', (operation, by, automated) => {
    expect(initiatorOf(operation)).toEqual({ by, automated });
  });
});

describe('claimedCommand', () => {
  const id = '0a1b2c3d-0000-4000-8000-000000000000';

  it.each([
    [id, id],
    [`${id}/2`, id],
    ['user:default/ana', undefined],
    [`${id} and more`, undefined],
  ])('of %s is %s', (value, expected) => {
    expect(claimedCommand({ info: [{ name: 'Command', value }] })).toBe(
      expected,
    );
  });
});
