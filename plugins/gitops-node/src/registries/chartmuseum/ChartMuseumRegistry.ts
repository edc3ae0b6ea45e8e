import { PackagedChart } from '@slipway/helm-chart';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import {
  ChartRegistry,
  PublishedChart,
  PublishOptions,
  PulledChart,
  RegistryChartVersion,
  RequestOptions,
} from '../ChartRegistry';
import { KeyedLock } from '../KeyedLock';
import { RegistryOptions } from '../RegistryOptions';
import { provenanceProblem } from '../provenanceProblem';
import { sha256 } from '../sha256';
import { ChartMuseumHttp } from './ChartMuseumHttp';
import { Museum } from './Museum';
import { publishToMuseum } from './publishToMuseum';

/** Publishes to and reads from a ChartMuseum. The archive is the proof: its index and its 409 are not. */
export class ChartMuseumRegistry implements ChartRegistry {
  readonly type = 'chartmuseum';
  readonly name: string;
  readonly #museum: Museum;
  readonly #lock = new KeyedLock();

  constructor(config: ChartRepositoryConfig, options: RegistryOptions = {}) {
    this.name = config.name;
    this.#museum = new Museum(config, new ChartMuseumHttp(config, options));
  }

  publish(
    chart: PackagedChart,
    options: PublishOptions = {},
  ): Promise<PublishedChart> {
    const { name, version } = chart.metadata;
    return this.#lock.run(JSON.stringify([name, version]), async () => {
      const problem = provenanceProblem(chart);
      if (problem) {
        throw this.#museum.error('invalid', problem);
      }
      return publishToMuseum(this.#museum, chart, options);
    });
  }

  listVersions(
    chart: string,
    options?: RequestOptions,
  ): Promise<readonly RegistryChartVersion[]> {
    return this.#museum.versions(chart, options);
  }

  getVersion(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<RegistryChartVersion | undefined> {
    return this.#museum.version(chart, version, options);
  }

  async pull(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<PulledChart> {
    const bytes = await this.#museum.archive(chart, version, options);
    if (!bytes) {
      throw this.#museum.error(
        'not-found',
        `has no chart ${chart} ${version}; list its versions.`,
      );
    }
    const digest = sha256(bytes);
    const listed = await this.#museum.version(chart, version, options);
    if (listed?.digest !== undefined && listed.digest !== digest) {
      throw this.#museum.error(
        'corrupt',
        `lists chart ${chart} ${version} with another digest than its archive has; publish the version again with overwrite.`,
      );
    }
    return { bytes, digest };
  }
}
