import { apiGroupOf } from './apiGroupOf';

describe('apiGroupOf', () => {
  it.each([
    ['v1', ''],
    ['apps/v1', 'apps'],
    ['networking.k8s.io/v1beta1', 'networking.k8s.io'],
  ])('reads %s', (apiVersion, group) => {
    expect(apiGroupOf(apiVersion)).toBe(group);
  });
});
