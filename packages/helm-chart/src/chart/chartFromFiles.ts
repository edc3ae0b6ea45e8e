import { parseDocument } from 'yaml';
import { ChartError } from '../ChartError';
import { Chart, ChartFile } from './Chart';
import { chartMetadataSchema } from './ChartMetadata';
import { withoutMark } from './withoutMark';

/**
 * Makes a chart of its files: reads Chart.yaml and takes the byte order mark off every file, as Helm does.
 *
 * @throws ChartError when Chart.yaml is missing or cannot be read
 *
 * @public
 */
export function chartFromFiles(files: readonly ChartFile[]): Chart {
  const clean = files.map(({ path, content }) => ({
    path,
    content: withoutMark(content),
  }));
  const chartYaml = clean.find(({ path }) => path === 'Chart.yaml');
  if (!chartYaml) {
    throw new ChartError(
      'There is no Chart.yaml at the top of the chart; give the folder that holds it, and look into .helmignore.',
    );
  }
  // Duplicate keys pass here as they do in Helm; the linter reports them.
  const document = parseDocument(chartYaml.content.toString('utf8'), {
    version: '1.1',
    uniqueKeys: false,
  });
  const [problem] = document.errors;
  if (problem) {
    throw new ChartError(
      `Chart.yaml is not YAML: line ${problem.linePos?.[0].line ?? 1}, ${problem.message.split('\n')[0]}`,
    );
  }
  const parsed = chartMetadataSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ChartError(
      `Chart.yaml: ${issue.path.join('.') || 'the file'}: ${issue.message}.`,
    );
  }
  return { metadata: parsed.data, files: clean };
}
