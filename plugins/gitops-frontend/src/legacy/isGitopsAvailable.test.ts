import { isGitopsAvailable } from './isGitopsAvailable';

describe('isGitopsAvailable', () => {
  it.each<[boolean, Record<string, string> | undefined]>([
    [true, { 'argocd/app-name': 'shop-dev' }],
    [true, { 'argocd/app-selector': 'app.kubernetes.io/name=shop' }],
    [false, { 'argocd/app-name': ' ' }],
    [true, { 'argocd/project-name': 'shop' }],
    [false, { 'argocd/app-namespace': 'argocd' }],
    [false, {}],
    [false, undefined],
  ])('is %s with the annotations %j', (expected, annotations) => {
    expect(
      isGitopsAvailable({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'shop', annotations },
      }),
    ).toBe(expected);
  });
});
