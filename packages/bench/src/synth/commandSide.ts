import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  ApplicationConfig,
  applicationConfigPath,
  writeApplicationConfig,
} from '@slipway/cdk8s';
import { packageConfig } from './packageConfig';
import { SynthPrograms } from './SynthPrograms';
import { ProcessMeasurement, Workplace } from './Workplace';

/** A new repository with the configs of the packages. */
export function commandFolder(
  workplace: Workplace,
  packages: number,
  name: string,
): string {
  const repository = join(workplace.root, `slipway-${packages}-${name}`);
  mkdirSync(dirname(join(repository, applicationConfigPath('any'))), {
    recursive: true,
  });
  for (let index = 0; index < packages; index++) {
    writeConfig(repository, packageConfig(index));
  }
  return repository;
}

export function writeConfig(
  repository: string,
  config: ApplicationConfig,
): void {
  writeFileSync(
    join(repository, applicationConfigPath(config.name)),
    writeApplicationConfig(config),
  );
}

/** `slipway` with these arguments, from the start of the process to its end. */
export function runCommand(
  workplace: Workplace,
  { command }: SynthPrograms,
  repository: string,
  ...args: readonly string[]
): Promise<ProcessMeasurement> {
  return workplace.run([command, ...args], repository);
}
