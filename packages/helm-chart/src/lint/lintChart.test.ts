import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChartFile } from '../chart/Chart';
import { realHelmFile } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import {
  BadChart,
  badCharts,
  BuiltInRule,
  cleanChart,
} from './__testUtils__/badCharts';
import { ChartRule, chartRules } from './chartRules';
import { lintChartFiles } from './lintChart';

const textsOf = (files: BadChart['files'] = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...cleanChart, ...files }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  );

const filesOf = (files?: BadChart['files']): ChartFile[] =>
  Object.entries(textsOf(files)).map(([path, text]) => ({
    path,
    content: Buffer.from(text),
  }));

const bad = Object.entries(badCharts) as [BuiltInRule, BadChart][];

describe('lintChart', () => {
  it('finds nothing in a clean chart', () => {
    expect(lintChartFiles(filesOf())).toEqual([]);
  });

  it.each(bad)('finds a broken %s', (rule, { files, at, literal }) => {
    const findings = lintChartFiles(filesOf(files), { literal });
    const found = findings.find(finding => finding.rule === rule);
    expect(found).toMatchObject({ level: chartRules[rule].level });
    expect(`${found!.file}${found!.line ? `:${found!.line}` : ''}`).toBe(at);
    // One sentence with a next step.
    expect(found!.message).toMatch(/^[^\n]+[.]$/);
    expect(found!.message).toMatch(/[;,]/);
  });

  it('takes what is right', () => {
    const right = {
      'Chart.yaml':
        'apiVersion: v2\nname: demo\nversion: 1.2.3\nicon: https://example.com/i.png\nkubeVersion: ">=1.20-0"\ndependencies:\n- name: db\n  version: ~1.0\n  repository: ""\n  condition: db.enabled\n',
      'charts/db-1.0.3.tgz': 'an archive',
      'charts/_notes.txt': 'ignored',
      'values.yaml': 'db:\n  enabled: false\nmode: 0644\ntime: "12:30"\n',
      'templates/a.yaml':
        '# nothing but a comment\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    argocd.argoproj.io/sync-wave: "-10"\ndata:\n  text: |\n    line\n',
      'templates/b.yaml': '{{- if .Values.x }}\nx: {{ .y }}\n{{- end }}\n',
      'templates/NOTES.txt': '  Welcome\n',
    };
    expect(lintChartFiles(filesOf(right))).toEqual([]);
  });
});

const helm = realHelmFile();
(helm ? describe : describe.skip)('the rules and the real helm', () => {
  const lint = (folder: string) =>
    new Promise<string>(resolve => {
      execFile(helm!, ['lint', folder], (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
  const levelsIn = async (files?: BadChart['files']) => {
    const folder = writeFolder(textsOf(files));
    try {
      const output = await lint(folder);
      return [...output.matchAll(/^\[?(INFO|WARNING|ERROR)\b/gim)].map(
        ([, level]) => level.toLowerCase(),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('agree on a clean chart', async () => {
    expect(await levelsIn()).toEqual([]);
  });

  it.each(bad.filter(([rule]) => chartRules[rule].helm))(
    'agree on %s',
    async (rule, { files }) => {
      expect(await levelsIn(files)).toContain(chartRules[rule].level);
    },
  );
});

describe('docs/chart-rules.md', () => {
  it('lists the rules', () => {
    const file = join(__dirname, '../../../../docs/chart-rules.md');
    const rows = Object.entries<ChartRule>(chartRules)
      .map(
        ([rule, { level, summary, helm: too }]) =>
          `| \`${rule}\` | ${level} | ${summary} | ${too ? 'yes' : ''} |`,
      )
      .join('\n');
    const marks =
      /(<!-- prettier-ignore-start -->\n).*(\n<!-- prettier-ignore-end -->)/s;
    const table = `| rule | level | what has to hold | in \`helm lint\` |\n| --- | --- | --- | --- |\n${rows}`;
    if (process.env.SLIPWAY_WRITE_DOCS && existsSync(file)) {
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(
          marks,
          (_, before, after) => before + table + after,
        ),
      );
    }
    expect(readFileSync(file, 'utf8')).toContain(table);
  });
});
