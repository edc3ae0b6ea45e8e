import { version } from '../../package.json';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { generationRecordPath } from '../package/generationRecord';
import { GeneratedPlatform } from '../platform/GeneratedPlatform';
import { readPlatformRecord } from '../platform/platformRecord';
import { PLATFORM_RECORD_PATH } from '../platform/platformRecordPath';
import { displacedApplications } from '../repository/displacedApplications';
import { ApplicationFile } from './ApplicationFile';
import { applicationOrdersOf } from './applicationOrdersOf';
import { CliOptions } from './CliOptions';
import { platformOf } from './platformOf';
import { SettledOptions } from './SettledOptions';

/** A file of the platform that is not what the repository declares, or an Application that is in another place. */
export interface StalePlatformFile {
  readonly application: string;
  readonly path?: string;
  readonly message: string;
  /** Made by another version of the generator: to be judged by that one. */
  readonly excused?: boolean;
}

/** What `synth --check` of all applications finds beside their own files. */
export function stalePlatform(
  files: readonly ApplicationFile[],
  options: CliOptions & SettledOptions,
): readonly StalePlatformFile[] {
  const platform = platformOf(files, options);
  return [
    ...(platform ? staleFiles(platform, options) : []),
    ...displaced(files, options),
  ];
}

function staleFiles(
  platform: GeneratedPlatform,
  { repository }: CliOptions,
): readonly StalePlatformFile[] {
  const record = readPlatformRecord(
    repository.read(PLATFORM_RECORD_PATH) ?? '',
  );
  const excused = record !== undefined && record.version !== version;
  const paths = [
    ...platform.deletes,
    ...repository
      .differing(platform.files)
      .map(({ path }) => path)
      .filter(path => record === undefined || path !== PLATFORM_RECORD_PATH),
  ];
  return paths.map(path => ({
    application: 'platform',
    path,
    message: `${path} is not what the platform's config gives; ${excused ? `check it with \`npx @slipway/cdk8s@${record.version} synth --check\`` : 'run `slipway synth`'}.`,
    ...(excused ? { excused } : {}),
  }));
}

/** Applications whose record says another place than the dependencies give today. */
function displaced(
  files: readonly ApplicationFile[],
  options: CliOptions & SettledOptions,
): readonly StalePlatformFile[] {
  return displacedApplications(
    files,
    options.repository,
    applicationOrdersOf(files, options),
  ).map(({ name, order, record }) => ({
    application: name,
    path: generationRecordPath(name),
    message: `it was made for ${placeOf(record.order)} among the Applications, and the dependencies give ${placeOf(order)}; run \`slipway synth\`.`,
  }));
}

function placeOf(order: ApplicationOrder | undefined): string {
  if (!order) {
    return 'no place';
  }
  return order.wave === undefined
    ? `a step (${order.strategy})`
    : `wave ${order.wave} (${order.strategy})`;
}
