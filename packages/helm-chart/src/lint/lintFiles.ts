import { Chart } from '../chart/Chart';
import { limits } from '../limits';
import { ChartFinding } from './ChartFinding';

const TEMPLATE = /\.(yaml|yml|tpl|txt)$/;

/** Checks which files there are, their sizes, and template braces where there should be none. */
export function lintFiles(
  { files }: Chart,
  { literal = false }: { readonly literal?: boolean },
): ChartFinding[] {
  const findings: ChartFinding[] = [];
  const has = (path: string) => files.some(file => file.path === path);
  if (!has('values.yaml')) {
    findings.push({
      rule: 'values-missing',
      level: 'info',
      file: 'values.yaml',
      message: 'There is no values.yaml; add one, even if it is empty.',
    });
  }
  if (!files.some(({ path }) => path.startsWith('templates/'))) {
    findings.push({
      rule: 'templates-missing',
      level: 'warning',
      file: 'templates',
      message: 'There are no templates; the chart would deploy nothing.',
    });
  }
  const total = files.reduce((sum, { content }) => sum + content.length, 0);
  if (total > limits.unpacked) {
    findings.push({
      rule: 'chart-size',
      level: 'error',
      file: '.',
      message: `The chart unpacks to ${total} bytes and Helm loads no more than ${limits.unpacked}; leave out what is not needed.`,
    });
  }
  for (const { path, content } of files) {
    if (content.length > limits.file) {
      findings.push({
        rule: 'file-size',
        level: 'error',
        file: path,
        message: `The file has ${content.length} bytes and Helm loads no file above ${limits.file}; leave it out, or make it smaller.`,
      });
    }
    if (!path.startsWith('templates/')) {
      continue;
    }
    if (!TEMPLATE.test(path)) {
      findings.push({
        rule: 'template-extension',
        level: 'error',
        file: path,
        message:
          'Helm takes .yaml, .yml, .tpl and .txt as templates; rename the file, or move it out of templates/.',
      });
    } else if (literal) {
      findings.push(...unescaped(path, content.toString('utf8')));
    }
  }
  return findings;
}

function unescaped(file: string, text: string): ChartFinding[] {
  return text.split('\n').flatMap((line, index) =>
    line.replaceAll('{{`{{`}}', '').includes('{{')
      ? [
          {
            rule: 'unescaped-braces',
            level: 'error' as const,
            file,
            line: index + 1,
            message:
              'Helm would take "{{" as a template action; write it as {{`{{`}}.',
          },
        ]
      : [],
  );
}
