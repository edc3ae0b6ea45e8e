import { ChartTypeRegistry } from '../charts/ChartTypeRegistry';
import { checkProps } from '../charts/checkProps';
import { ApplicationConfigError } from '../config/ApplicationConfigError';
import { readPlatformConfig } from '../platform/readPlatformConfig';
import { ApplicationFile } from './ApplicationFile';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { errorDocument } from './errorDocument';
import { loadApplications } from './loadApplications';
import { platformFiles } from './platformFiles';
import { printErrors } from './printErrors';

/** `slipway validate`: reads the configs and nothing else; quick enough for every save. */
export async function validate({
  chartTypes,
  names,
  print,
  repository,
}: CliOptions): Promise<CommandResult> {
  const { errors: unread, files } = loadApplications(repository, names);
  const errors = [
    ...unread,
    ...files.flatMap(file => propsErrors(file, chartTypes)),
    ...(names.length === 0 ? platformErrors(repository) : []),
  ];
  printErrors(errors, print);
  const count = files.length;
  print(
    errors.length === 0
      ? `${count} ${count === 1 ? 'application' : 'applications'}, nothing to correct`
      : `${errors.length} to correct`,
  );
  return {
    ok: errors.length === 0,
    document: {
      errors: errors.map(errorDocument),
      applications: files.map(({ config, path }) => ({
        name: config.name,
        path,
        environments: Object.keys(config.environments),
      })),
    },
  };
}

/** What the files beside the applications have to say, the first of them. */
function platformErrors(
  repository: CliOptions['repository'],
): readonly Error[] {
  try {
    readPlatformConfig(platformFiles(repository));
    return [];
  } catch (error) {
    return [error as Error];
  }
}

/** What the chart type has to say about its props, in the first environment that it does not take. */
function propsErrors(
  { config, path }: ApplicationFile,
  chartTypes: ChartTypeRegistry,
): readonly Error[] {
  const schema = chartTypes.get(config.chart?.type ?? '')?.propsSchema;
  if (!schema || config.delivery?.type === 'chart') {
    return [];
  }
  for (const [environmentName, { props }] of Object.entries(
    config.environments,
  )) {
    try {
      checkProps(
        {
          name: config.name,
          environmentName,
          props: { ...config.chart?.props, ...props },
        },
        schema,
      );
    } catch (error) {
      return [
        error instanceof ApplicationConfigError
          ? new ApplicationConfigError(error.problem, { file: path })
          : (error as Error),
      ];
    }
  }
  return [];
}
