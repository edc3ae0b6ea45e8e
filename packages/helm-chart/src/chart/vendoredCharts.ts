import { parse } from 'yaml';
import { ChartFile } from './Chart';

/** A chart in `charts/`. */
export interface VendoredChart {
  readonly name: string;
  /** Undefined when it cannot be told. */
  readonly version?: string;
  /** `charts/postgresql/Chart.yaml` or `charts/postgresql-16.7.27.tgz` */
  readonly path: string;
}

const ARCHIVE = /^charts\/([^/]+?)-(\d+\.\d+\.\d+[^/]*)\.tgz$/;
const FOLDER = /^charts\/([^/]+)\/Chart\.yaml$/;

/** True for what Helm takes no notice of in `charts/`: names that begin with a dot or an underscore. */
export function isIgnoredInCharts(path: string): boolean {
  return /^charts\/[._]/.test(path);
}

/** The charts directly in `charts/`, folders and archives; an archive is known by its name. */
export function vendoredCharts(
  files: readonly ChartFile[],
): readonly VendoredChart[] {
  return files
    .filter(({ path }) => !isIgnoredInCharts(path))
    .flatMap(({ path, content }): VendoredChart[] => {
      const archive = ARCHIVE.exec(path);
      if (archive) {
        return [{ name: archive[1], version: archive[2], path }];
      }
      const folder = FOLDER.exec(path);
      return folder ? [{ ...metadataOf(content, folder[1]), path }] : [];
    });
}

function metadataOf(
  content: Buffer,
  folder: string,
): Pick<VendoredChart, 'name' | 'version'> {
  try {
    const { name, version } = (parse(content.toString('utf8'), {
      version: '1.1',
      uniqueKeys: false,
    }) ?? {}) as { readonly name?: unknown; readonly version?: unknown };
    return {
      name: typeof name === 'string' ? name : folder,
      ...(typeof version === 'string' && { version }),
    };
  } catch {
    return { name: folder };
  }
}
