import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Manifest } from '@slipway/sync-waves';
import { stringify } from 'yaml';
import { manifestsOf } from '../manifestsOf';
import { RenderError } from '../SourceRenderer';
import { Tool } from '../tools/RenderTools';
import { runTool } from '../tools/runTool';
import { plainKustomize } from './plainKustomize';

/** What `spec.source.kustomize` may say, as far as the sandbox honours it. */
const OPTIONS = [
  'namespace',
  'namePrefix',
  'nameSuffix',
  'commonAnnotations',
  'commonLabels',
  'patches',
  'components',
];

function imageOf(text: string) {
  const [replaced, image = replaced] = text.includes('=')
    ? text.split('=')
    : [text];
  const colon = image.lastIndexOf(':');
  const hasTag = colon > image.lastIndexOf('/');
  const newName = hasTag ? image.slice(0, colon) : image;
  return {
    name: text.includes('=') ? replaced : newName,
    newName,
    ...(hasTag && { newTag: image.slice(colon + 1) }),
  };
}

function overlay(
  base: string,
  options: Readonly<Record<string, unknown>>,
): string | undefined {
  const picked = Object.fromEntries(
    OPTIONS.filter(name => options[name] !== undefined).map(name => [
      name,
      options[name],
    ]),
  );
  const images = Array.isArray(options.images)
    ? options.images.map(image => imageOf(String(image)))
    : [];
  if (Object.keys(picked).length === 0 && images.length === 0) return undefined;
  return stringify({
    resources: [base],
    ...picked,
    ...(images.length > 0 && { images }),
  });
}

/** Settings of {@link renderKustomize}. */
export interface RenderKustomizeOptions {
  readonly folder: string;
  /** The path in the repository, for messages. */
  readonly path: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly tool?: Tool;
}

/** Builds a kustomization, with the Application's own settings on top of it. */
export async function renderKustomize(
  options: RenderKustomizeOptions,
): Promise<readonly Manifest[]> {
  const named = `<path to cached source>/${options.path}`;
  const fail = (text: string) =>
    new RenderError(
      `\`kustomize build ${named}\` failed exit status 1: Error: ${text}`,
    );
  if (!options.tool) {
    try {
      return plainKustomize(options.folder);
    } catch (error) {
      throw fail((error as Error).message);
    }
  }
  const parent = dirname(options.folder);
  const text = overlay(`../${basename(options.folder)}`, options.options ?? {});
  const top = text ? mkdtempSync(join(parent, '.overlay-')) : undefined;
  try {
    if (top && text) writeFileSync(join(top, 'kustomization.yaml'), text);
    const result = await runTool(options.tool, [top ?? options.folder]);
    if (result.exitCode !== 0) {
      throw fail(
        result.stderr
          .replace(/^error: /i, '')
          .replaceAll(options.folder, named),
      );
    }
    return manifestsOf(result.stdout);
  } finally {
    if (top) rmSync(top, { recursive: true, force: true });
  }
}
