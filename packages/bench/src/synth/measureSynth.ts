import { join } from 'node:path';
import { commandFolder, runCommand } from './commandSide';
import { cdk8sFolder, runCdk8s } from './cdk8sSide';
import { compareTrees } from './compareTrees';
import { LoopDelay, SynthMeasurement } from './SynthMeasurement';
import { SynthPrograms } from './SynthPrograms';
import { ProcessMeasurement, Workplace } from './Workplace';

/** What takes long enough for the rest of the machine to even out. */
const MANY = 1000;

/** Where most of a run is the start of its process. */
const FEW = 100;

/**
 * Measures both sides for one number of packages, in turns. Each run writes into a folder of its own and nothing is removed
 * before the end: file systems are slow for a minute after many files went, ext4 with its inodes for one. Throws when the
 * two do not write the same files.
 */
export async function measureSynth(
  workplace: Workplace,
  programs: SynthPrograms,
  options: { readonly packages: number; readonly rounds: number },
): Promise<SynthMeasurement> {
  const { packages } = options;
  const rounds = packages > MANY ? Math.min(options.rounds, 2) : options.rounds;
  const inProcess = (folder: string, count: number, warmUp: number) =>
    workplace.run([
      programs.ours,
      join(workplace.root, `${folder}-${packages}`),
      ...[packages, count, warmUp].map(String),
    ]);
  const warm = await inProcess('warm', rounds, 3);
  const first = await inProcess('first', 1, 0);
  const ours: ProcessMeasurement[] = [];
  const theirs: ProcessMeasurement[] = [];
  const cached: ProcessMeasurement[] = [];
  for (let round = 0; round < rounds; round++) {
    const folder = commandFolder(workplace, packages, `${round}`);
    const other = cdk8sFolder(workplace, programs, packages, `${round}`);
    const sides = [
      async () =>
        ours.push(await runCommand(workplace, programs, folder, 'synth')),
      async () => theirs.push(await runCdk8s(workplace, other)),
    ];
    // Who writes first finds another disk than who writes second.
    for (const run of round % 2 === 0 ? sides : sides.reverse()) {
      await run();
    }
    compareTrees(join(folder, 'dist'), join(other, 'dist'));
    if (packages <= FEW) {
      const third = cdk8sFolder(workplace, programs, packages, `c${round}`);
      cached.push(await runCdk8s(workplace, third, { cached: true }));
    }
  }
  return {
    packages,
    inProcessMs: Math.min(...JSON.parse(warm.output)),
    firstMs: JSON.parse(first.output)[0],
    firstPeakMb: first.peakMb,
    commandLine: quickest(ours)!,
    cdk8s: quickest(theirs),
    cdk8sCached: quickest(cached),
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
  return { packages, ...JSON.parse(output) };
}

/** What a busy machine adds is on no side's account. */
function quickest(
  measured: readonly ProcessMeasurement[],
): ProcessMeasurement | undefined {
  return [...measured].sort((a, b) => a.milliseconds - b.milliseconds).at(0);
}
