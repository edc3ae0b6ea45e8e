import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applicationConfigPath, writeApplicationConfig } from '@slipway/cdk8s';
import { compareTrees } from './compareTrees';
import { objectPackages } from './objectPackages';
import { packageConfig } from './packageConfig';
import { LoopDelay, SynthMeasurement } from './SynthMeasurement';
import { ProcessMeasurement, Workplace } from './Workplace';

/** The programs that are measured, bundled. */
export interface SynthPrograms {
  readonly ours: string;
  readonly server: string;
  readonly commandLine: string;
  readonly cdk8sApp: string;
}

/** What takes long enough for the rest of the machine to even out. */
const MANY = 1000;

/** Measures both sides for one number of packages. Throws when they do not write the same files. */
export async function measureSynth(
  workplace: Workplace,
  programs: SynthPrograms,
  options: { readonly packages: number; readonly rounds: number },
): Promise<SynthMeasurement> {
  const { packages } = options;
  const rounds = packages > MANY ? Math.min(options.rounds, 2) : options.rounds;
  const folder = join(workplace.root, `ours-${packages}`);
  const count = String(packages);
  const warm = await workplace.run([
    programs.ours,
    folder,
    count,
    String(rounds),
    '3',
  ]);
  rmSync(folder, { recursive: true });
  const first = await workplace.run([programs.ours, folder, count, '1', '0']);
  rmSync(folder, { recursive: true });
  const commandLine = await bestOf(rounds, () =>
    runCommandLine(workplace, programs, packages),
  );
  const cdk8s = await bestOf(rounds, () =>
    runCdk8s(workplace, programs, packages),
  );
  compareTrees(
    join(workplace.root, 'repository/dist'),
    join(workplace.root, 'cdk8s/dist'),
  );
  return {
    packages,
    inProcessMs: Math.min(...JSON.parse(warm.output)),
    firstMs: JSON.parse(first.output)[0],
    firstPeakMb: first.peakMb,
    commandLine,
    cdk8s,
  };
}

/** How long others wait for the event loop while packages are made. */
export async function measureLoop(
  workplace: Workplace,
  { server }: SynthPrograms,
  packages: number,
): Promise<LoopDelay> {
  const folder = join(workplace.root, 'server');
  const { output } = await workplace.run([server, folder, String(packages)]);
  rmSync(folder, { recursive: true });
  return { packages, ...JSON.parse(output) };
}

/** The quickest: what a busy machine adds is on no side's account. */
async function bestOf(
  rounds: number,
  run: () => Promise<ProcessMeasurement>,
): Promise<ProcessMeasurement> {
  const measured: ProcessMeasurement[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push(await run());
  }
  return measured.sort((a, b) => a.milliseconds - b.milliseconds)[0];
}

async function runCommandLine(
  workplace: Workplace,
  { commandLine }: SynthPrograms,
  packages: number,
): Promise<ProcessMeasurement> {
  const repository = join(workplace.root, 'repository');
  rmSync(repository, { recursive: true, force: true });
  for (let index = 0; index < packages; index++) {
    const config = packageConfig(index);
    const file = join(repository, applicationConfigPath(config.name));
    if (index === 0) {
      mkdirSync(dirname(file), { recursive: true });
    }
    writeFileSync(file, writeApplicationConfig(config));
  }
  return workplace.run([commandLine, 'synth'], repository);
}

async function runCdk8s(
  workplace: Workplace,
  { cdk8sApp }: SynthPrograms,
  packages: number,
): Promise<ProcessMeasurement> {
  const folder = join(workplace.root, 'cdk8s');
  if (existsSync(folder)) {
    rmSync(folder, { recursive: true });
  }
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
  return workplace.run(
    [cdk8sProgram(), 'synth', '--check-upgrade=false'],
    folder,
  );
}

/** The package exports its manifest, and its program by the manifest alone. */
function cdk8sProgram(): string {
  const manifest = require.resolve('cdk8s-cli/package.json');
  return join(dirname(manifest), 'bin/cdk8s');
}
