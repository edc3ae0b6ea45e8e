import { packChart } from '@slipway/sandbox';
import { join } from 'node:path';
import { checkedChart } from './checkedChart';

const archiveOf = (templates: string) =>
  packChart({
    name: 'web',
    version: '1.0.0',
    files: { 'templates/a.yaml': templates },
  });
const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const lint = { engine: 'builtin' } as const;

describe('checkedChart', () => {
  it.each([
    [{}, '1.0.0'],
    [{ tag: 'v1.0.0' }, '1.0.0'],
    [{ tag: 'v2.0.0', tagWins: true }, '2.0.0'],
  ])('packs with %j as %s', async (tagged, version) => {
    const archive = await archiveOf(config);
    const { made } = await checkedChart({ archive, ...tagged }, { lint });
    expect(made.metadata).toMatchObject({ name: 'web', version });
  });

  it.each([
    [
      'another tag',
      config,
      { tag: 'v2.0.0' },
      lint,
      /releases version 2\.0\.0/,
    ],
    ['a tag that is none', config, { tag: 'main' }, lint, /is no version/],
    ['broken YAML', 'a: [', {}, lint, /^The chart is not published: templates/],
    [
      'a helm that is missing',
      config,
      {},
      { engine: 'helm', helmBinary: join(__dirname, 'no-helm') } as const,
      /not published: .*There is no helm of version 3\.14 or later/,
    ],
  ])('refuses %s', async (_, text, tagged, engine, message) => {
    const archive = await archiveOf(text);
    await expect(
      checkedChart({ archive, ...tagged }, { lint: engine }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
  });
});
