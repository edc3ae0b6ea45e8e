import { builtInPolicy } from './builtInPolicy';
import { isAllowed } from './isAllowed';
import { parsePolicy } from './parsePolicy';

const policy = parsePolicy(`${builtInPolicy}
g, admin, role:admin
# what CI may do
p, ci, applications, get, default/*, allow
p, ci, applications, sync, default/ci-a, allow
p, role:team, applications, *, shop/*, allow
p, role:team, applications, delete, shop/payments, deny
p, team, applications, get
g, jane, role:team
`);

describe('isAllowed', () => {
  it.each([
    ['admin', 'projects', 'delete', 'shop', true],
    ['role:readonly', 'applications', 'get', 'shop/web', true],
    ['role:readonly', 'applications', 'sync', 'shop/web', false],
    ['role:readonly', 'logs', 'get', 'shop/web', true],
    ['ci', 'applications', 'get', 'default/ci-b', true],
    ['ci', 'applications', 'sync', 'default/ci-a', true],
    ['ci', 'applications', 'sync', 'default/ci-b', false],
    ['ci', 'clusters', 'get', 'https://kubernetes.default.svc', false],
    ['jane', 'applications', 'sync', 'shop/web', true],
    ['jane', 'applications', 'delete', 'shop/web', true],
    ['jane', 'applications', 'delete', 'shop/payments', false],
    ['jane', 'applications', 'action/apps/Deployment/restart', 'shop/a', true],
    ['nobody', 'applications', 'get', 'shop/web', false],
  ])('%s: %s %s %s is %s', (subject, resource, action, object, allowed) => {
    const request = { subjects: [subject], resource, action, object };
    expect(isAllowed(policy, request)).toBe(allowed);
  });
});
