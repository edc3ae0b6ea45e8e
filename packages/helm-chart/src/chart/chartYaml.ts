import { stringifyYaml } from '../yaml/stringifyYaml';
import { ChartMetadata } from './ChartMetadata';

/**
 * Chart.yaml as `helm package` writes it: keys in alphabetical order, no comments, nothing empty.
 *
 * @public
 */
export function chartYaml(metadata: ChartMetadata): string {
  return stringifyYaml(
    sorted({
      ...metadata,
      dependencies: metadata.dependencies?.map(dependency => ({
        ...dependency,
        repository: dependency.repository ?? '',
      })),
    }),
  );
}

function sorted(value: unknown, keepEmpty = false): unknown {
  if (Array.isArray(value)) {
    return value.map(item => sorted(item, true));
  }
  if (value === null || typeof value !== 'object') {
    return typeof value === 'string' ? printable(value) : value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => (keepEmpty ? item !== undefined : !isEmpty(item)))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item, keepEmpty)]),
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

// Helm takes line breaks and tabs as blanks and drops what cannot be printed.
function printable(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/\p{C}/gu, '');
}
