import { parseDocument } from 'yaml';
import { ArchiveError } from './ArchiveError';
import { CHART_FIELDS, ChartMetadata } from './ChartMetadata';
import { comparableVersion } from './comparableVersion';

/**
 * Reads and checks Chart.yaml as Helm does: a name that is one path part, and a version that may have fewer parts than
 * three and a leading `v`.
 *
 * @throws ArchiveError with Helm's words
 */
export function readChartMetadata(text: string): ChartMetadata {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    version: '1.1',
    uniqueKeys: false,
  });
  const [problem] = document.errors;
  const parsed: unknown = problem ? undefined : document.toJS();
  if (problem || isUnusableKey(parsed)) {
    throw new ArchiveError(
      `cannot load Chart.yaml: error converting YAML to JSON: yaml: line ${problem?.linePos?.[0].line ?? 1}: did not find expected node content`,
    );
  }
  const fields = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  const metadata = Object.fromEntries(
    CHART_FIELDS.filter(name => !isEmpty(fields[name])).map(name => [
      name,
      typeof fields[name] === 'number' ? String(fields[name]) : fields[name],
    ]),
  );
  const { name, version } = metadata;
  if (typeof name !== 'string') {
    throw new ArchiveError('validation: chart.metadata.name is required');
  }
  if (name.includes('/') || name === '.' || name === '..') {
    throw new ArchiveError(
      `validation: chart.metadata.name "${name}" is invalid`,
    );
  }
  if (typeof version !== 'string') {
    throw new ArchiveError('validation: chart.metadata.version is required');
  }
  if (comparableVersion(version) === undefined || /[/\\]/.test(version)) {
    throw new ArchiveError(
      `validation: chart.metadata.version "${version}" is invalid`,
    );
  }
  return { ...metadata, name, version };
}

// `{{` is a mapping as a key for some readers of YAML and an error for Helm's.
function isUnusableKey(parsed: unknown): boolean {
  return (
    parsed !== null &&
    parsed !== undefined &&
    (typeof parsed !== 'object' || Array.isArray(parsed))
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}
