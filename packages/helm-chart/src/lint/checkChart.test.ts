import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartFromManifests } from '../manifests/chartFromManifests';
import { chartOf } from '../testing/chartOf';
import { realHelmFile } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import { cleanChart } from './__testUtils__/badCharts';
import { checkChart } from './checkChart';

const rulesOf = (findings: Awaited<ReturnType<typeof checkChart>>) =>
  findings.map(({ rule, level }) => `${level} ${rule}`);

const broken = chartOf({
  ...cleanChart,
  'templates/web.yaml': 'x: {{ include "nothing" . }}\n',
});

describe('checkChart without helm', () => {
  let folder: string;

  beforeEach(() => {
    folder = writeFolder({});
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  // Prints a version as helm does, or fails.
  function pretend(script: string): string {
    const file = join(folder, 'helm');
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it.each([
    ['none', () => '/nonexistent/helm'],
    ['an old one', () => pretend('echo v3.13.3')],
    ['one that fails', () => pretend('exit 1')],
    ['something else', () => pretend('echo hello')],
  ])('promises nothing that is missing: %s', async (_, helm) => {
    const helmBinary = helm();
    expect(await checkChart(broken, { helmBinary })).toEqual([]);
    expect(await checkChart(broken, { helmBinary, engine: 'builtin' })).toEqual(
      [],
    );
    expect(
      rulesOf(await checkChart(broken, { helmBinary, engine: 'helm' })),
    ).toEqual(['error helm-missing']);
  });
});

const helmBinary = realHelmFile();
(helmBinary ? describe : describe.skip)('checkChart with the real helm', () => {
  it('finds nothing more in a clean chart', async () => {
    expect(await checkChart(chartOf(cleanChart), { helmBinary })).toEqual([]);
  });

  it('finds what only rendering shows', async () => {
    const findings = await checkChart(broken, { helmBinary });
    expect(new Set(rulesOf(findings))).toEqual(
      new Set(['error helm-render', 'error helm-lint']),
    );
    expect(findings.map(({ message }) => message).join()).not.toMatch(
      /\/tmp|chart-lint/,
    );
  });

  it('says once what both find', async () => {
    const findings = await checkChart(
      chartOf({ ...cleanChart, 'templates/x.json': '{}' }),
      { helmBinary },
    );
    expect(rulesOf(findings)).toEqual(['error template-extension']);
  });

  it('notices finished manifests that come out changed', async () => {
    const unchanged = chartFromManifests({
      metadata: {
        name: 'demo',
        version: '1.0.0',
        icon: 'https://example.com/i.png',
      },
      manifests: [{ kind: 'ConfigMap', metadata: { name: '{{ x }}' } }].map(
        manifest => ({
          apiVersion: 'v1',
          ...manifest,
          data: { a: '{{ .b }}' },
        }),
      ),
    });
    const changes = async (chart: typeof unchanged) =>
      (await checkChart(chart, { helmBinary, literal: true })).filter(
        ({ rule }) => rule === 'helm-changes',
      );
    expect(await changes(unchanged)).toEqual([]);
    const cut = chartOf({
      ...cleanChart,
      'templates/web.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  text: |+\n    line\n\n\n',
    });
    expect(await changes(cut)).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('ConfigMap web comes out of Helm'),
      }),
    ]);
  });

  it('stays within its folder', async () => {
    const chart = chartOf(cleanChart);
    const escaping = {
      ...chart,
      files: [
        ...chart.files,
        { path: '../../escaped.txt', content: Buffer.from('x') },
      ],
    };
    expect(await checkChart(escaping, { helmBinary })).toEqual([]);
  });
});
