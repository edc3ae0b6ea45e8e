import { PackagedChart, readChartArchive } from '@slipway/helm-chart';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import {
  ChartRegistry,
  PublishedChart,
  PublishOptions,
  PulledChart,
  RegistryChartVersion,
  RequestOptions,
} from '../ChartRegistry';
import { ChartRegistryError } from '../ChartRegistryError';
import { holdsSameContent } from '../holdsSameContent';
import { KeyedLock } from '../KeyedLock';
import { sha256 } from '../sha256';
import { ChartMuseumAnswer, ChartMuseumHttp } from './ChartMuseumHttp';
import { chartMuseumVersion } from './chartMuseumVersion';
import { translateChartMuseumAnswer } from './translateChartMuseumAnswer';

type Existing = 'absent' | 'same' | 'other' | 'broken';

/** Publishes to and reads from a ChartMuseum. The archive is the proof: its index and its 409 are not. */
export class ChartMuseumRegistry implements ChartRegistry {
  readonly type = 'chartmuseum';
  readonly name: string;
  readonly #http: ChartMuseumHttp;
  readonly #lock = new KeyedLock();

  constructor(
    config: ChartRepositoryConfig,
    options: { readonly timeoutMs?: number } = {},
  ) {
    this.name = config.name;
    this.#http = new ChartMuseumHttp(config, options.timeoutMs ?? 30_000);
  }

  publish(
    chart: PackagedChart,
    options: PublishOptions = {},
  ): Promise<PublishedChart> {
    const { name, version } = chart.metadata;
    return this.#lock.run(JSON.stringify([name, version]), () =>
      this.#publish(chart, options),
    );
  }

  async listVersions(
    chart: string,
    options?: RequestOptions,
  ): Promise<readonly RegistryChartVersion[]> {
    const answer = await this.#http.send(
      'GET',
      ['api', 'charts', chart],
      options,
    );
    if (isAbsent(answer)) {
      return [];
    }
    const versions = this.#json(answer, `chart ${chart}`);
    return (Array.isArray(versions) ? versions : []).flatMap(
      entry => chartMuseumVersion(entry) ?? [],
    );
  }

  async getVersion(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<RegistryChartVersion | undefined> {
    const answer = await this.#http.send(
      'GET',
      ['api', 'charts', chart, version],
      options,
    );
    if (isAbsent(answer)) {
      return undefined;
    }
    const found = chartMuseumVersion(
      this.#json(answer, `chart ${chart} ${version}`),
    );
    // `latest` and ranges are versions for ChartMuseum; here only the one that was named counts.
    return found?.version === version ? found : undefined;
  }

  async pull(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<PulledChart> {
    const bytes = await this.#archive(chart, version, options);
    if (!bytes) {
      throw this.#error(
        'not-found',
        `has no chart ${chart} ${version}; list its versions.`,
      );
    }
    const digest = sha256(bytes);
    const listed = await this.getVersion(chart, version, options);
    if (listed?.digest !== undefined && listed.digest !== digest) {
      throw this.#error(
        'corrupt',
        `lists chart ${chart} ${version} with another digest than its archive has; publish the version again with overwrite.`,
      );
    }
    return { bytes, digest };
  }

  async #publish(
    chart: PackagedChart,
    options: PublishOptions,
  ): Promise<PublishedChart> {
    const { name, version } = chart.metadata;
    const existing = await this.#look(chart, options);
    if (existing === 'same') {
      return this.#published(chart, 'unchanged', options);
    }
    if (existing === 'other' && !options.overwrite) {
      throw this.#conflict(chart);
    }
    // Forcing would leave the index as it is for minutes; removing first does not. A cut archive blocks its name too.
    if (existing !== 'absent') {
      await this.#delete(name, version, options);
    }
    await this.#upload(chart, options);
    return this.#published(
      chart,
      existing === 'other' ? 'overwritten' : 'created',
      options,
    );
  }

  async #look(
    chart: PackagedChart,
    options: RequestOptions,
  ): Promise<Existing> {
    const { name, version } = chart.metadata;
    const bytes = await this.#archive(name, version, options);
    if (!bytes) {
      return 'absent';
    }
    if (await holdsSameContent(bytes, chart)) {
      return 'same';
    }
    const whole = await readChartArchive(bytes).then(
      () => true,
      () => false,
    );
    // Somebody may be writing it right now; what the index lists was written to its end.
    return whole || (await this.getVersion(name, version, options))
      ? 'other'
      : 'broken';
  }

  async #upload(chart: PackagedChart, options: RequestOptions): Promise<void> {
    const { name, version } = chart.metadata;
    const answer = await this.#http.send('POST', ['api', 'charts'], {
      ...options,
      body: chart.bytes,
    });
    if (answer.status === 201) {
      return;
    }
    if (answer.status === 409) {
      // Somebody was quicker; with the same content that is as good.
      if ((await this.#look(chart, options)) === 'same') {
        return;
      }
      throw this.#conflict(chart);
    }
    throw this.#translated(answer, `chart ${name} ${version}`);
  }

  async #delete(
    name: string,
    version: string,
    options: RequestOptions,
  ): Promise<void> {
    const answer = await this.#http.send(
      'DELETE',
      ['api', 'charts', name, version],
      options,
    );
    if (answer.status === 200) {
      return;
    }
    if (answer.status === 404) {
      // Its texts tell a missing file from a missing route; gone is gone.
      if (!(await this.#archive(name, version, options))) {
        return;
      }
      throw this.#error(
        'conflict',
        `does not allow removing chart ${name} ${version} (DISABLE_DELETE), so it cannot be replaced; take another version.`,
      );
    }
    throw this.#translated(answer, `chart ${name} ${version}`);
  }

  async #published(
    chart: PackagedChart,
    outcome: PublishedChart['outcome'],
    options: RequestOptions,
  ): Promise<PublishedChart> {
    const { name, version } = chart.metadata;
    const { bytes, digest } = await this.pull(name, version, options);
    if (!(await holdsSameContent(bytes, chart))) {
      throw this.#error(
        'corrupt',
        `holds other bytes for chart ${name} ${version} than were sent; somebody published the same version at the same time. Publish it again, or take another version.`,
      );
    }
    return { outcome, chart: name, version, digest, location: this.#http.url };
  }

  async #archive(
    name: string,
    version: string,
    options?: RequestOptions,
  ): Promise<Buffer | undefined> {
    const answer = await this.#http.send(
      'GET',
      ['charts', `${name}-${version}.tgz`],
      options,
    );
    if (answer.status === 200) {
      return answer.bytes;
    }
    if (answer.status === 404 && isAbsent(answer)) {
      return undefined;
    }
    throw this.#translated(answer, `chart ${name} ${version}`);
  }

  #json(answer: ChartMuseumAnswer, subject: string): unknown {
    if (answer.status !== 200) {
      throw this.#translated(answer, subject);
    }
    try {
      return JSON.parse(answer.bytes.toString('utf8'));
    } catch {
      throw this.#error(
        'unavailable',
        'answered with something that is no JSON; check that its address is the one of the API.',
      );
    }
  }

  #translated(answer: ChartMuseumAnswer, subject: string): ChartRegistryError {
    return translateChartMuseumAnswer(answer, {
      registry: this.name,
      url: this.#http.url,
      subject,
    });
  }

  #conflict({ metadata }: PackagedChart): ChartRegistryError {
    return this.#error(
      'conflict',
      `already has chart ${metadata.name} ${metadata.version} with other content; take another version, or overwrite it.`,
    );
  }

  #error(kind: ChartRegistryError['kind'], what: string): ChartRegistryError {
    return new ChartRegistryError({
      kind,
      registry: this.name,
      message: `The chart repository "${this.name}" at ${this.#http.url} ${what}`,
    });
  }
}

// "not found" alone is ChartMuseum's answer to a route that it does not have.
function isAbsent({ status, bytes }: ChartMuseumAnswer): boolean {
  return (
    status === 404 &&
    /"error":"(?!not found")[^"]*/.test(bytes.toString('utf8'))
  );
}
