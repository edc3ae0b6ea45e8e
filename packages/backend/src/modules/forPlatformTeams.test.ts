import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { forPlatformTeams } from './forPlatformTeams';

const read = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});
const remove = createPermission({
  name: 'catalog.entity.delete',
  attributes: { action: 'delete' },
  resourceType: 'catalog-entity',
});
const execute = createPermission({
  name: 'scaffolder.action.execute',
  attributes: {},
  resourceType: 'scaffolder-action',
});

describe('forPlatformTeams', () => {
  it('leaves everything to platform teams', () => {
    for (const permission of [read, execute]) {
      expect(
        forPlatformTeams(permission, [
          'user:default/guest',
          'group:default/platform',
        ]),
      ).toBeUndefined();
    }
  });

  it('says nothing about other permissions', () => {
    expect(forPlatformTeams(remove, [])).toBeUndefined();
  });

  it('hides their templates from others', () => {
    expect(forPlatformTeams(read, ['user:default/ana'])).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        not: {
          allOf: [
            { rule: 'IS_ENTITY_KIND', params: { kinds: ['Template'] } },
            { rule: 'HAS_SPEC', params: { key: 'type', value: 'platform' } },
          ],
        },
      },
    });
  });

  it('lets nobody else run the action, from whatever template', () => {
    expect(forPlatformTeams(execute, ['user:default/ana'])).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scaffolder',
      conditions: {
        not: {
          rule: 'HAS_ACTION_ID',
          params: { actionId: 'gitops:cdk8s:declare' },
        },
      },
    });
  });
});
