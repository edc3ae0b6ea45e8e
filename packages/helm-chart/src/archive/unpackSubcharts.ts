import { ChartFile } from '../chart/Chart';
import { chartFromFiles } from '../chart/chartFromFiles';
import { chartYaml } from '../chart/chartYaml';
import { isIgnoredInCharts } from '../chart/vendoredCharts';
import { ChartError } from '../ChartError';
import { readChartArchive } from './readChartArchive';

// Deeper than any real chart; an archive could hold itself otherwise.
const DEEPEST = 8;
const FOLDER = /^charts\/([^/]+)\/(.+)$/s;

/**
 * The files as `helm package` writes them: a subchart that is an archive becomes a folder of its name, the Chart.yaml of
 * each subchart is written anew as the chart's own is, and what Helm does not load from `charts/` is left out.
 *
 * @throws ChartError when a subchart cannot be read
 */
export async function unpackSubcharts(
  files: readonly ChartFile[],
  depth = 0,
): Promise<readonly ChartFile[]> {
  if (!files.some(({ path }) => path.startsWith('charts/'))) {
    return files;
  }
  if (depth === DEEPEST) {
    throw new ChartError(
      `The charts in charts/ lie more than ${DEEPEST} levels deep; bring them closer to the top.`,
    );
  }
  const own: ChartFile[] = [];
  const folders = new Map<string, ChartFile[]>();
  const archives: ChartFile[] = [];
  for (const file of files) {
    const { path } = file;
    const [, folder, below] = FOLDER.exec(path) ?? [];
    if (!path.startsWith('charts/') || path.endsWith('.prov')) {
      own.push(file);
    } else if (isIgnoredInCharts(path)) {
      continue;
    } else if (folder !== undefined) {
      const known = folders.get(folder) ?? [];
      known.push({ ...file, path: below });
      folders.set(folder, known);
    } else if (path.endsWith('.tgz')) {
      archives.push(file);
    }
  }
  for (const { path, content } of archives) {
    const { metadata, files: inside } = await readChartArchive(content).catch(
      (error: Error) => {
        throw new ChartError(`${path}: ${error.message}`);
      },
    );
    if (folders.has(metadata.name)) {
      throw new ChartError(
        `The chart "${metadata.name}" is in charts/ twice, once as ${path}; keep one of them.`,
      );
    }
    folders.set(metadata.name, [...inside]);
  }
  for (const [folder, inside] of folders) {
    own.push(...(await subchart(folder, inside, depth)));
  }
  return own;
}

async function subchart(
  folder: string,
  files: readonly ChartFile[],
  depth: number,
): Promise<readonly ChartFile[]> {
  if (!files.some(({ path }) => path === 'Chart.yaml')) {
    throw new ChartError(
      `charts/${folder} holds no Chart.yaml, so Helm does not load the chart; put a chart there, or remove the folder.`,
    );
  }
  const { metadata } = chartFromFiles(files);
  const unpacked = await unpackSubcharts(files, depth + 1);
  return unpacked.map(file => ({
    path: `charts/${folder}/${file.path}`,
    content:
      file.path === 'Chart.yaml'
        ? Buffer.from(chartYaml(metadata))
        : file.content,
  }));
}
