import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MeasuredProcess, measureProcess } from './measureProcess';
import { PublishWorkplace } from './openPublishWorkplace';
import {
  PublishStep,
  Side,
  sides,
  StepMeasurement,
} from './PublishMeasurement';
import { writeBenchChart } from './writeBenchChart';

/**
 * Packages and pushes charts of one size on all sides, round by round, every second one in reverse. The first round is
 * not counted. Each side has charts of its own, so that nobody finds what another has pushed.
 */
export async function measurePublish(
  workplace: PublishWorkplace,
  options: { readonly manifests: number; readonly rounds: number },
): Promise<readonly StepMeasurement[]> {
  const measured: StepMeasurement[] = [];
  for (let round = 0; round <= options.rounds; round++) {
    const order = round % 2 ? [...sides].reverse() : sides;
    for (const side of order) {
      const steps = await measureRound(workplace, side, {
        manifests: options.manifests,
        round,
      });
      if (round > 0) {
        measured.push(...steps);
      }
    }
  }
  return measured;
}

async function measureRound(
  workplace: PublishWorkplace,
  side: Side,
  { manifests, round }: { readonly manifests: number; readonly round: number },
): Promise<readonly StepMeasurement[]> {
  const name = `${side}-${manifests}`;
  const version = `1.0.${round}`;
  const folder = join(workplace.root, `${name}-${round}`);
  const out = join(folder, 'out');
  const changed = join(folder, 'changed');
  const chart = { name, manifests, version };
  writeBenchChart({ ...chart, folder: join(folder, 'first') });
  writeBenchChart({ ...chart, folder: join(folder, 'second'), note: 'other' });
  mkdirSync(out);
  mkdirSync(changed);
  const archive = `${name}-${version}.tgz`;
  const steps: StepMeasurement[] = [];
  const measure = async (
    step: PublishStep,
    task: () => Promise<MeasuredProcess>,
  ) => {
    workplace.proxy.clear();
    const result = await task();
    steps.push({
      ...result,
      manifests,
      step,
      side,
      requests: workplace.proxy.requests.length,
      bytes: workplace.proxy.bytes(),
    });
  };
  const push = (from: string) => () =>
    pushBy(workplace, side, join(from, archive));
  await measure('package', () =>
    packageBy(workplace, side, join(folder, 'first'), out),
  );
  await packageBy(workplace, side, join(folder, 'second'), changed);
  await measure('new', push(out));
  await measure('unchanged', push(out));
  await measure('changed', push(changed));
  return steps;
}

function packageBy(
  { helm, packageCommand, worker }: PublishWorkplace,
  side: Side,
  folder: string,
  out: string,
): Promise<MeasuredProcess> {
  switch (side) {
    case 'helm':
      return measureProcess(helm.file, ['package', folder, '-d', out], helm);
    case 'command':
      return measureProcess(process.execPath, [packageCommand, folder, out]);
    default:
      return worker.ask('package', { folder, out });
  }
}

function pushBy(
  { account, helm, pushCommand, url, worker }: PublishWorkplace,
  side: Side,
  archive: string,
): Promise<MeasuredProcess> {
  switch (side) {
    case 'helm':
      return measureProcess(
        helm.file,
        ['push', archive, url, '--plain-http'],
        helm,
      );
    case 'command':
      return measureProcess(process.execPath, [pushCommand, archive, url], {
        env: {
          BENCH_USERNAME: account.username,
          BENCH_PASSWORD: account.password,
        },
      });
    default:
      return worker.ask('push', { archive, url, account: { ...account } });
  }
}
