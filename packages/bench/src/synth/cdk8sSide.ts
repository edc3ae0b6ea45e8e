import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { objectPackages } from './objectPackages';
import { SynthPrograms } from './SynthPrograms';
import { ProcessMeasurement, Workplace } from './Workplace';

/** A new folder with the objects of the packages, and what cdk8s is told to do with them. */
export function cdk8sFolder(
  workplace: Workplace,
  { cdk8sApp }: SynthPrograms,
  packages: number,
  name: string,
): string {
  const folder = join(workplace.root, `cdk8s-${packages}-${name}`);
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'packages.json'),
    JSON.stringify(
      objectPackages(packages, join(workplace.root, 'objects.yaml')),
    ),
  );
  writeFileSync(
    join(folder, 'cdk8s.yaml'),
    `language: typescript\napp: node ${cdk8sApp}\noutput: dist\n`,
  );
  return folder;
}

/**
 * `cdk8s synth`, from the start of the process to its end.
 *
 * @param options - `cached`: with Node's compile cache, which cdk8s does not turn on by itself
 */
export function runCdk8s(
  workplace: Workplace,
  folder: string,
  options: { readonly cached?: boolean } = {},
): Promise<ProcessMeasurement> {
  return workplace.run(
    [cdk8sProgram(), 'synth', '--check-upgrade=false'],
    folder,
    options.cached
      ? { NODE_COMPILE_CACHE: join(workplace.root, 'cdk8s-cache') }
      : {},
  );
}

/** The package exports its manifest, and its program by the manifest alone. */
function cdk8sProgram(): string {
  const manifest = require.resolve('cdk8s-cli/package.json');
  return join(dirname(manifest), 'bin/cdk8s');
}
