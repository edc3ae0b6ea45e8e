import { platformBench } from '../__testUtils__/platformBench';

const { declaration, generate } = platformBench;

const SHOP = {
  name: 'shop',
  sourceRepos: [
    'https://git.example.com/platform/*',
    '!https://git.example.com/platform/secret',
  ],
  destinations: [
    { name: 'dev-*', namespace: 'shop' },
    { server: 'https://prod.example.com', namespace: 'shop-*' },
  ],
  clusterResources: { allow: [{ group: '', kind: 'Namespace' }] },
};

function files(changes: object) {
  return {
    'config/projects/shop.ts': declaration('defineProject', {
      ...SHOP,
      ...changes,
    }),
  };
}

describe('projects', () => {
  it.each<[string, object, string]>([
    [
      'neither name nor server',
      { destinations: [{ namespace: 'x' }] },
      'destinations.0 is an object, which has both name and server, or neither; give one of them.',
    ],
    [
      'no destination',
      { destinations: [] },
      'destinations is a list, which is empty; name at least one destination.',
    ],
    [
      'a bad cron line',
      {
        syncWindows: [
          { kind: 'deny', schedule: 'daily', duration: '1h', clusters: ['*'] },
        ],
      },
      'syncWindows.0.schedule is "daily", which is no cron line; write five fields, like 0 22 * * 1-5.',
    ],
    [
      'days',
      {
        syncWindows: [
          {
            kind: 'deny',
            schedule: '0 0 * * *',
            duration: '1d',
            clusters: ['*'],
          },
        ],
      },
      'syncWindows.0.duration is "1d", which is no duration; write it with h, m and s, like 1h30m.',
    ],
    [
      'a window over nothing',
      {
        syncWindows: [{ kind: 'deny', schedule: '0 0 * * *', duration: '1h' }],
      },
      'so it would never apply',
    ],
    [
      'a time zone of nowhere',
      {
        syncWindows: [
          {
            kind: 'deny',
            schedule: '0 0 * * *',
            duration: '1h',
            clusters: ['*'],
            timeZone: 'Mars/Olympus',
          },
        ],
      },
      'syncWindows.0.timeZone is "Mars/Olympus", which is no time zone',
    ],
    [
      'an action that is none',
      { roles: [{ name: 'ci', permissions: [{ action: 'deploy' }] }] },
      'roles.0.permissions.0.action is "deploy", which is no action',
    ],
    [
      'a policy smuggled into a name',
      {
        roles: [
          {
            name: 'ci',
            permissions: [{ action: 'get', name: '*, allow\np, admin' }],
          },
        ],
      },
      'which is no name of an Application',
    ],
    ['an unknown field', { sourceRepo: [] }, 'sourceRepo'],
  ])('refuse %s', (_, changes, message) => {
    expect(() => generate(files(changes))).toThrow(message);
  });
});
