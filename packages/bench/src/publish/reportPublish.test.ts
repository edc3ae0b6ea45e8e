import { sides, StepMeasurement } from './PublishMeasurement';
import { reportPublish } from './reportPublish';

describe('reportPublish', () => {
  it('compares at 100 manifests and at the largest size', () => {
    const measured = [10, 100, 1000].flatMap(manifests =>
      (['package', 'new', 'unchanged', 'changed'] as const).flatMap(step =>
        sides.map((side): StepMeasurement => ({
          manifests,
          step,
          side,
          milliseconds:
            { helm: 60, command: 80, process: 6 }[side] * (manifests / 100),
          cpuMs: 40,
          peakMb: 50,
          requests:
            step === 'package' ? 0 : { helm: 11, command: 9, process: 9 }[side],
          bytes: 2048,
        })),
      ),
    );
    const { tables, summary } = reportPublish(measured, {
      helm: '4.2.3',
      registry: 'registry 2.8.2',
    });
    expect(tables.map(({ title }) => title)).toEqual([
      'Package a folder',
      'Push: new',
      'Push: unchanged',
      'Push: changed',
    ]);
    expect(tables[0].rows[4]).toEqual([
      100,
      'ours, as a command',
      80,
      80,
      40,
      50,
      0,
      2,
    ]);
    expect(summary).toMatchObject({
      packageRatio: 10,
      packageCommandRatio: 0.75,
      packageRatioLargest: 10,
      packageCpuRatioLargest: 1,
      newRequests: 9,
      helmNewRequests: 11,
    });
  });
});
