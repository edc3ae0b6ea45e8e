import { isNode, LineCounter, parseDocument } from 'yaml';
import { ChartFile } from '../chart/Chart';

/** A YAML file of the chart with one document, by its own words. */
export interface YamlFile {
  readonly file: string;
  /** An empty object when it is no mapping or no YAML. */
  readonly value: Readonly<Record<string, unknown>>;
  /** True when it can be read; duplicate keys aside. */
  readonly readable: boolean;
  /** The line of a value, from 1. */
  lineOf(...path: readonly (string | number)[]): number | undefined;
}

/** Reads a YAML file as Helm does, by YAML 1.1. Undefined when there is no such file. */
export function readYamlFile(
  files: readonly ChartFile[],
  path: string,
): YamlFile | undefined {
  const found = files.find(file => file.path === path);
  if (!found) {
    return undefined;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(found.content.toString('utf8'), {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'silent',
    lineCounter,
  });
  const readable = document.errors.length === 0;
  const value: unknown = readable ? document.toJS() : undefined;
  const isMapping =
    value !== null && typeof value === 'object' && !Array.isArray(value);
  return {
    file: path,
    readable: readable && (isMapping || value === null || value === undefined),
    value: isMapping ? (value as Readonly<Record<string, unknown>>) : {},
    lineOf: (...keys) => {
      const node = document.getIn(keys, true);
      return isNode(node) && node.range
        ? lineCounter.linePos(node.range[0]).line
        : undefined;
    },
  };
}
