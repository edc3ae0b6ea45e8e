import { ChartFile } from '../chart/Chart';
import { limits } from '../limits';
import { Findings } from './Findings';

const TEMPLATE = /\.(yaml|yml|tpl|txt)$/;

/** Checks which files there are, their sizes, and template braces where there should be none. */
export function lintFiles(
  files: readonly ChartFile[],
  { literal = false }: { readonly literal?: boolean },
  findings: Findings,
): void {
  const has = (path: string) => files.some(file => file.path === path);
  if (!has('values.yaml')) {
    findings.add(
      'values-missing',
      { file: 'values.yaml' },
      'There is no values.yaml; add one, even if it is empty.',
    );
  }
  for (const folder of ['templates', 'crds'].filter(has)) {
    findings.add(
      'templates-folder',
      { file: folder },
      `${folder} is a file; make a folder of it.`,
    );
  }
  if (!files.some(({ path }) => path.startsWith('templates/'))) {
    findings.add(
      'templates-missing',
      { file: 'templates' },
      'There are no templates; the chart would deploy nothing.',
    );
  }
  lintSizes(files, findings);
  for (const { path, content } of files) {
    if (path.startsWith('templates/')) {
      lintTemplate(path, { content, literal }, findings);
    }
  }
}

function lintSizes(files: readonly ChartFile[], findings: Findings): void {
  const total = files.reduce((sum, { content }) => sum + content.length, 0);
  if (total > limits.unpacked) {
    findings.add(
      'chart-size',
      { file: '.' },
      `The chart unpacks to ${total} bytes and Helm loads no more than ${limits.unpacked}; leave out what is not needed.`,
    );
  }
  for (const { path, content } of files) {
    if (content.length > limits.file) {
      findings.add(
        'file-size',
        { file: path },
        `The file has ${content.length} bytes and Helm loads no file above ${limits.file}; leave it out, or make it smaller.`,
      );
    }
  }
}

function lintTemplate(
  file: string,
  { content, literal }: { readonly content: Buffer; readonly literal: boolean },
  findings: Findings,
): void {
  if (!TEMPLATE.test(file)) {
    findings.add(
      'template-extension',
      { file },
      'Helm takes .yaml, .yml, .tpl and .txt as templates; rename the file, or move it out of templates/.',
    );
    return;
  }
  const text = content.toString('utf8');
  // Helm looks at the first line that is not empty, and at nothing in a file of partials.
  const lines = text.split('\n');
  const first = lines.findIndex(line => line.trim() !== '');
  const isPartial = /(^|\/)_/.test(file) || file.endsWith('.txt');
  if (!isPartial && /^[ \t]/.test(lines[first] ?? '')) {
    findings.add(
      'template-indent',
      { file, line: first + 1 },
      'The first line is indented, so the document may be read as a part of another; begin it at the margin.',
    );
  }
  if (literal) {
    lines.forEach((line, index) => {
      if (line.replaceAll('{{`{{`}}', '').includes('{{')) {
        findings.add(
          'unescaped-braces',
          { file, line: index + 1 },
          'Helm would take "{{" as a template action; write it as {{`{{`}}.',
        );
      }
    });
  }
}
