import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Chart } from '../../chart/Chart';
import { Findings } from '../Findings';
import { changedManifests } from './changedManifests';
import { HelmProgram } from './HelmProgram';

const MOST_FINDINGS = 50;

/** What the real helm says of a chart: its linter, and whether the chart renders with its own values. */
export async function lintWithHelm(
  helm: HelmProgram,
  chart: Chart,
  options: { readonly literal?: boolean },
): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'chart-lint-'));
  try {
    const home = join(folder, 'home');
    await mkdir(home);
    await write(join(folder, 'chart'), chart);
    const findings = new Findings();
    const from = join(folder, 'chart');
    const lint = await helm.run(['lint', from, '--with-subcharts'], home);
    readLint(`${lint.stdout}\n${lint.stderr}`, folder, findings);
    const { ok, stdout, stderr } = await helm.run(
      ['template', 'release', from, '--include-crds'],
      home,
    );
    if (!ok) {
      findings.add(
        'helm-render',
        { file: 'templates' },
        `Helm ${helm.version} cannot render the chart: ${firstLine(stderr, folder)}; correct the template or its values.`,
      );
    } else if (options.literal) {
      for (const name of changedManifests(chart.files, stdout)) {
        findings.add(
          'helm-changes',
          { file: 'templates' },
          `${name} comes out of Helm ${helm.version} with other content; put its texts in double quotes, and look for template actions.`,
        );
      }
    }
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(folder: string, { files }: Chart): Promise<void> {
  for (const { path, content } of files) {
    const file = join(folder, path);
    // The readers of folders and archives let no such name through; a chart in memory may come from elsewhere.
    if (!file.startsWith(`${folder}/`)) {
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

function readLint(output: string, folder: string, findings: Findings): void {
  const lines = [
    ...output.matchAll(/^\[(INFO|WARNING|ERROR)\] ([^:\n]*): (.*)$/gm),
  ];
  for (const [, level, path, message] of lines.slice(0, MOST_FINDINGS)) {
    findings.add(
      'helm-lint',
      { file: path.replace(`${folder}/chart/`, '') || '.' },
      `helm lint says: ${firstLine(message, folder)}.`,
      level.toLowerCase() as 'info' | 'warning' | 'error',
    );
  }
}

function firstLine(text: string, folder: string): string {
  return (
    text
      .split('\n')
      .find(line => line.trim() !== '')
      ?.replace(/^Error: /i, '')
      .replaceAll(`${folder}/`, '')
      .replace(/\.$/, '')
      .slice(0, 500) ?? 'it gave no reason'
  );
}
