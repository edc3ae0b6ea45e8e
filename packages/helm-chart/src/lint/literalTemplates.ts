import { Document, LineCounter, parseAllDocuments } from 'yaml';
import { ChartFile } from '../chart/Chart';

/** A YAML file of the chart that stands for itself: no template action in it but escaped braces. */
export interface LiteralFile {
  readonly path: string;
  readonly documents: readonly Document.Parsed[];
  lineOf(offset: number): number;
}

/** The YAML files that can be read without rendering: templates without actions, crds and values. */
export function literalTemplates(
  files: readonly ChartFile[],
): readonly LiteralFile[] {
  return files
    .filter(
      ({ path }) =>
        /\.ya?ml$/.test(path) &&
        (/^(templates|crds)\//.test(path) || !path.includes('/')),
    )
    .map(({ path, content }) => ({ path, text: content.toString('utf8') }))
    .map(({ path, text }) => ({
      path,
      text: path.startsWith('templates/')
        ? text.replaceAll('{{`{{`}}', '{{')
        : text,
      template: /^templates\//.test(path) && hasActions(text),
    }))
    .filter(({ template }) => !template)
    .map(({ path, text }) => {
      const lineCounter = new LineCounter();
      const documents = parseAllDocuments(text, {
        version: '1.1',
        lineCounter,
        uniqueKeys: true,
        logLevel: 'silent',
      });
      return {
        path,
        documents: Array.isArray(documents)
          ? (documents as readonly Document.Parsed[])
          : [],
        lineOf: offset => lineCounter.linePos(offset).line,
      };
    });
}

function hasActions(text: string): boolean {
  return text.replaceAll('{{`{{`}}', '').includes('{{');
}
