import { Application } from '../objects/Application';
import { SyncWindow } from '../objects/AppProject';
import { emptyStatus } from '../objects/emptyStatus';
import { metadataOf } from '../testing/metadataOf';
import { syncWindows } from './syncWindows';

const application: Application = {
  metadata: metadataOf('shop'),
  spec: {
    project: 'p',
    destination: { server: 'https://a', namespace: 'prod' },
  },
  status: emptyStatus(),
};
const window = (fields: Partial<SyncWindow>): SyncWindow => ({
  kind: 'deny',
  schedule: '0 22 * * *',
  duration: '2h',
  applications: ['*'],
  ...fields,
});
const night = new Date('2026-01-05T23:59:00Z');
const day = new Date('2026-01-05T12:00:00Z');

describe('syncWindows', () => {
  it.each<[string, readonly SyncWindow[], Date, boolean, boolean]>([
    ['no windows', [], night, true, true],
    ['an open deny window', [window({})], night, false, false],
    ['a closed deny window', [window({})], day, true, true],
    [
      'a deny window for manual syncs too',
      [window({ manualSync: true })],
      night,
      true,
      false,
    ],
    [
      'somebody else’s window',
      [window({ applications: ['other-*'] })],
      night,
      true,
      true,
    ],
    [
      'a window of the namespace',
      [window({ applications: [], namespaces: ['pro*'] })],
      night,
      false,
      false,
    ],
    [
      'a window in which all has to fit, and does',
      [window({ andOperator: true, namespaces: ['prod'] })],
      night,
      false,
      false,
    ],
    [
      'a window in which all has to fit, and one does not',
      [window({ andOperator: true, namespaces: ['dev'] })],
      night,
      true,
      true,
    ],
    [
      'a window of another time zone',
      [window({ schedule: '0 7 * * *', timeZone: 'America/New_York' })],
      day,
      false,
      false,
    ],
    ['an open allow window', [window({ kind: 'allow' })], night, true, true],
    ['a closed allow window', [window({ kind: 'allow' })], day, false, false],
    [
      'a closed allow window for manual syncs',
      [window({ kind: 'allow', manualSync: true })],
      day,
      true,
      false,
    ],
    [
      'a schedule that nobody can read',
      [window({ schedule: 'at night' })],
      night,
      true,
      true,
    ],
    [
      'its own time zone',
      [window({ timeZone: 'Asia/Tokyo' })],
      new Date('2026-01-05T13:30:00Z'),
      false,
      false,
    ],
  ])('decides by %s', (_what, windows, now, manual, automatic) => {
    expect(
      syncWindows.canSync(windows, application, { now, manual: true }),
    ).toBe(manual);
    expect(
      syncWindows.canSync(windows, application, { now, manual: false }),
    ).toBe(automatic);
  });
});
