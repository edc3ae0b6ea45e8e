import { packageChart, readChartArchive } from '@slipway/helm-chart';
import { ChartRegistry, ChartRegistryError } from '@slipway/plugin-gitops-node';
import { packChart } from '@slipway/sandbox';
import { publishChart } from './publishChart';

const clash = async () => 'Images are there.';
const mayNotLook = async () => {
  throw new ChartRegistryError({
    kind: 'credentials',
    registry: 'registry',
    message: 'The registry does not let us list.',
  });
};

describe('publishChart', () => {
  it.each([
    ['nothing', undefined, undefined, []],
    ['what the registry says', undefined, ['Stored.'], ['Stored.']],
    ['images first', clash, ['Stored.'], ['Images are there.', 'Stored.']],
    ['nothing of a place that it may not see', mayNotLook, undefined, []],
  ])('tells %s', async (_, findClash, warnings, expected) => {
    const asked: string[] = [];
    const registry: Pick<ChartRegistry, 'publish' | 'findClash'> = {
      findClash:
        findClash &&
        (async chart => {
          asked.push(`clash ${chart}`);
          return findClash();
        }),
      publish: async ({ metadata, digest }) => {
        asked.push(`publish ${metadata.name}`);
        return {
          outcome: 'created',
          chart: metadata.name,
          version: metadata.version,
          digest,
          location: 'https://charts.example.com',
          warnings,
        };
      },
    };
    const chart = await packageChart(
      await readChartArchive(
        await packChart({ name: 'web', version: '1.0.0', files: {} }),
      ),
    );
    const published = await publishChart(registry as ChartRegistry, chart);
    expect(published.warnings).toEqual(expected);
    expect(asked).toEqual([...(findClash ? ['clash web'] : []), 'publish web']);
  });

  it('does not hide a fault of its own', async () => {
    const registry = {
      findClash: async () => {
        throw new TypeError('broken');
      },
      publish: jest.fn(),
    };
    const chart = await packageChart(
      await readChartArchive(
        await packChart({ name: 'web', version: '1.0.0', files: {} }),
      ),
    );
    await expect(
      publishChart(registry as unknown as ChartRegistry, chart),
    ).rejects.toThrow('broken');
    expect(registry.publish).not.toHaveBeenCalled();
  });
});
