import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Chart } from '../chart/Chart';
import { chartYaml } from '../chart/chartYaml';
import { ChartMetadata } from '../chart/ChartMetadata';
import { checkPackage } from './checkPackage';
import { packageOrder } from './packageOrder';
import { unpackSubcharts } from './unpackSubcharts';
import { writeTar } from './writeTar';

/**
 * What the archive depends on beside the files.
 *
 * @public
 */
export interface PackageChartOptions {
  /** Takes the place of Chart.yaml's version. */
  readonly version?: string;
  /** Takes the place of Chart.yaml's appVersion. */
  readonly appVersion?: string;
  /**
   * The time on every file: the commit's, if it is known. Never the present, or no two archives would be the same.
   *
   * @defaultValue 1980-01-01T00:00:00Z
   */
  readonly modifiedAt?: Date;
}

/**
 * A chart ready to be published.
 *
 * @public
 */
export interface PackagedChart {
  readonly metadata: ChartMetadata;
  /** `<name>-<version>.tgz` */
  readonly fileName: string;
  readonly bytes: Buffer;
  /** `sha256:` of the archive, as registries have it. */
  readonly digest: string;
  /** `sha256:` of the archive before compression: the same even where another zlib compresses otherwise. */
  readonly contentDigest: string;
  /** The time on every file. */
  readonly modifiedAt: Date;
  /** The signed text beside the archive, `<fileName>.prov`; see `signChart`. */
  readonly provenance?: string;
}

const DEFAULT_TIME = new Date('1980-01-01T00:00:00Z');
// A third of the time that the level of `helm package`, 6, takes, for a sixth more bytes.
const COMPRESSION = 3;
const GZIP_SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;

/**
 * Packs a chart as `helm package` does, but reproducibly: the same files give the same bytes, whenever and wherever.
 *
 * @throws ChartError when name or version cannot be published, a file is larger than Helm loads, or a dependency is not
 * among the files
 *
 * @public
 */
export async function packageChart(
  chart: Chart,
  options: PackageChartOptions = {},
): Promise<PackagedChart> {
  const metadata: ChartMetadata = {
    ...chart.metadata,
    version: options.version ?? chart.metadata.version,
    ...(options.appVersion !== undefined && { appVersion: options.appVersion }),
  };
  const files = packageOrder([
    { path: 'Chart.yaml', content: Buffer.from(chartYaml(metadata)) },
    ...(await unpackSubcharts(
      chart.files.filter(({ path }) => path !== 'Chart.yaml'),
    )),
  ]);
  checkPackage({ metadata, files });
  const modifiedAt = options.modifiedAt ?? DEFAULT_TIME;
  const tar = await writeTar(metadata.name, files, modifiedAt);
  const compressing = promisify(compress)(tar);
  // Zlib works in a thread of its own meanwhile.
  const contentDigest = sha256(tar);
  const bytes = await compressing;
  // The header names the operating system; without it the same chart is the same everywhere.
  bytes[GZIP_SYSTEM] = UNKNOWN_SYSTEM;
  return {
    metadata,
    fileName: `${metadata.name}-${metadata.version}.tgz`,
    bytes,
    digest: sha256(bytes),
    contentDigest,
    modifiedAt,
  };
}

function compress(
  bytes: Buffer,
  done: (error: Error | null, result: Buffer) => void,
): void {
  gzip(bytes, { level: COMPRESSION }, done);
}

function sha256(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
