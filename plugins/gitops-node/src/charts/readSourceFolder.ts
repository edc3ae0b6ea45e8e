import { InputError } from '@backstage/errors';
import {
  Chart,
  chartFromManifests,
  readChartFolder,
} from '@slipway/helm-chart';
import { Dirent } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const MANIFEST = /\.(ya?ml|json)$/i;
const MOST_FILES = 10_000;

const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string().min(1),
  metadata: z.looseObject({ name: z.string().optional() }).optional(),
});

type Manifest = z.output<typeof manifest>;

/**
 * What a chart of plain manifests is called, because they do not say it.
 *
 * @public
 */
export interface SourceFolderOptions {
  readonly chart: string;
  readonly version?: string;
  readonly appVersion?: string;
}

/**
 * Reads a chart's folder, or makes a chart of a folder with rendered manifests, in the order of their paths. Nothing in
 * it is run, and links are not followed.
 *
 * @throws InputError when it is neither, a file is no manifest, or a manifest is a Secret.
 *
 * @public
 */
export async function readSourceFolder(
  folder: string,
  options: SourceFolderOptions,
): Promise<Chart> {
  if (await exists(join(folder, 'Chart.yaml'))) return readChartFolder(folder);
  const manifests = await readManifests(folder);
  if (!manifests.length) {
    throw new InputError(
      'The source has neither a Chart.yaml nor manifests (.yaml, .yml, .json). Name the folder of the chart.',
    );
  }
  const { chart, version, appVersion } = options;
  if (!version) {
    throw new InputError(
      `The source is a folder of manifests, which have no version of their own. Name the version of '${chart}' to publish.`,
    );
  }
  return chartFromManifests({
    metadata: { name: chart, version, ...(appVersion && { appVersion }) },
    manifests,
  });
}

async function readManifests(folder: string): Promise<Manifest[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile() && MANIFEST.test(entry.name))
    .map(entry => pathOf(folder, entry))
    .sort();
  if (paths.length > MOST_FILES) {
    throw new InputError(
      `The source has ${paths.length} manifests; at most ${MOST_FILES} make one chart.`,
    );
  }
  const all: Manifest[] = [];
  for (const path of paths) {
    all.push(...parse(path, await readFile(join(folder, path), 'utf8')));
  }
  return all;
}

function parse(path: string, text: string): Manifest[] {
  const manifests: Manifest[] = [];
  for (const document of parseAllDocuments(text)) {
    if ('errors' in document && document.errors.length) {
      throw new InputError(
        `${path} is no YAML: ${document.errors[0].message.split('\n')[0]}`,
      );
    }
    const value = 'toJS' in document ? document.toJS() : undefined;
    if (value === undefined || value === null) continue;
    const checked = manifest.safeParse(value);
    if (!checked.success) {
      throw new InputError(
        `${path} is no Kubernetes manifest: it needs apiVersion and kind. Leave other files out of the folder.`,
      );
    }
    if (checked.data.kind === 'Secret' && checked.data.apiVersion === 'v1') {
      throw new InputError(
        `${path} has a Secret, which must not be published. Use an ExternalSecret.`,
      );
    }
    manifests.push(checked.data);
  }
  return manifests;
}

function pathOf(folder: string, entry: Dirent): string {
  return relative(folder, join(entry.parentPath, entry.name));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
