import { formatDeploymentId, parseDeploymentId } from './DeploymentId';

describe('parseDeploymentId', () => {
  it('reads what formatDeploymentId writes', () => {
    const id = { instance: 'sandbox', namespace: 'argocd', name: 'shop-dev' };
    expect(parseDeploymentId(formatDeploymentId(id))).toEqual(id);
  });

  it.each([
    ['', 'nothing'],
    ['sandbox:argocd', 'a missing name'],
    ['sandbox:argocd:shop:dev', 'a fourth part'],
    ['sandbox:argocd:Shop', 'a capital letter'],
    ['sandbox:argocd:shop/dev', 'a slash'],
    ['sandbox:argocd:..', 'dots only'],
    ['sandbox:argocd:-shop', 'a leading hyphen'],
    ['../x:argocd:shop', 'a path as the instance'],
    [`sandbox:argocd:${'a'.repeat(254)}`, 'a name that is too long'],
  ])('refuses %j (%s) with the shape to use', text => {
    expect(() => parseDeploymentId(text)).toThrow(
      /is written <instance>:<namespace>:<application>/,
    );
  });

  it('shows at most 200 characters of a wrong id', () => {
    expect(() => parseDeploymentId('x'.repeat(5000))).toThrow(
      /^'x{200}' is no deployment id/,
    );
  });
});
