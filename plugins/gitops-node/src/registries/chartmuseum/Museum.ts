import { PackagedChart } from '@slipway/helm-chart';
import { ChartRepositoryConfig } from '../../config/GitopsConfig';
import { RegistryChartVersion, RequestOptions } from '../ChartRegistry';
import { ChartRegistryError } from '../ChartRegistryError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { ChartMuseumHttp } from './ChartMuseumHttp';
import { chartMuseumVersion } from './chartMuseumVersion';
import { translateChartMuseumAnswer } from './translateChartMuseumAnswer';
import { uploadBody } from './uploadBody';

/** The requests of ChartMuseum's API, each with its answer in our words. */
export class Museum {
  /** The address without credentials. */
  readonly url: string;

  constructor(
    private readonly config: ChartRepositoryConfig,
    readonly http: ChartMuseumHttp,
  ) {
    this.url = http.url;
  }

  /** The bytes in the storage; undefined when there are none. */
  async archive(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<Buffer | undefined> {
    const answer = await this.http.archive(`${chart}-${version}.tgz`, options);
    if (answer.status === 200) {
      return answer.bytes;
    }
    if (isAbsent(answer)) {
      return undefined;
    }
    throw this.translated(answer, `chart ${chart} ${version}`);
  }

  /** The signed text beside an archive; undefined when there is none. */
  async provenance(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<string | undefined> {
    const file = `${chart}-${version}.tgz.prov`;
    const answer = await this.http.archive(file, options);
    if (answer.status === 200) {
      return answer.bytes.toString('utf8');
    }
    if (isAbsent(answer)) {
      return undefined;
    }
    throw this.translated(
      answer,
      `the provenance of chart ${chart} ${version}`,
    );
  }

  /** Sends a provenance; the museum may have one already and keep it. */
  async sendProvenance(
    { metadata }: PackagedChart,
    provenance: string,
    options: RequestOptions & { readonly force: boolean },
  ): Promise<void> {
    const answer = await this.http.api('POST', ['prov'], {
      ...options,
      body: Buffer.from(provenance),
      contentType: 'application/pgp-signature',
    });
    if (answer.status !== 201 && answer.status !== 409) {
      throw this.translated(
        answer,
        `the provenance of chart ${metadata.name} ${metadata.version}`,
      );
    }
  }

  async versions(
    chart: string,
    options?: RequestOptions,
  ): Promise<readonly RegistryChartVersion[]> {
    const answer = await this.http.api('GET', ['charts', chart], options);
    if (isAbsent(answer)) {
      return [];
    }
    const versions = this.#json(answer, `chart ${chart}`);
    return (Array.isArray(versions) ? versions : []).flatMap(
      entry => chartMuseumVersion(entry) ?? [],
    );
  }

  /** One version as the index lists it, exactly as named. */
  async version(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<RegistryChartVersion | undefined> {
    const answer = await this.http.api(
      'GET',
      ['charts', chart, version],
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

  /** @returns false when the museum has the version already and keeps it */
  async upload(
    chart: PackagedChart,
    options: RequestOptions & { readonly force: boolean },
  ): Promise<boolean> {
    const { upload = 'raw' } = this.config;
    const { name, version } = chart.metadata;
    const answer = await this.http.api('POST', ['charts'], {
      ...options,
      ...uploadBody(chart, upload),
    });
    if (answer.status !== 201 && answer.status !== 409) {
      throw this.translated(answer, `chart ${name} ${version}`);
    }
    return answer.status === 201;
  }

  /** @returns false when the museum does not allow it */
  async remove(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<boolean> {
    const answer = await this.http.api(
      'DELETE',
      ['charts', chart, version],
      options,
    );
    if (answer.status === 200) {
      return true;
    }
    if (answer.status === 404) {
      // Its texts tell a missing file from a missing route; gone is gone.
      return !(await this.archive(chart, version, options));
    }
    throw this.translated(answer, `chart ${chart} ${version}`);
  }

  translated(answer: RegistryAnswer, subject: string): ChartRegistryError {
    return translateChartMuseumAnswer(answer, {
      registry: this.config.name,
      url: this.url,
      subject,
    });
  }

  error(kind: ChartRegistryError['kind'], what: string): ChartRegistryError {
    return new ChartRegistryError({
      kind,
      registry: this.config.name,
      message: `The chart repository "${this.config.name}" at ${this.url} ${what}`,
    });
  }

  #json(answer: RegistryAnswer, subject: string): unknown {
    if (answer.status !== 200) {
      throw this.translated(answer, subject);
    }
    try {
      return JSON.parse(answer.bytes.toString('utf8'));
    } catch {
      throw this.error(
        'unavailable',
        'answered with something that is no JSON; check that its address is the one of the API.',
      );
    }
  }
}

// "not found" alone is ChartMuseum's answer to a route that it does not have.
function isAbsent({ status, bytes }: RegistryAnswer): boolean {
  return (
    status === 404 &&
    /"error":"(?!not found")[^"]*/.test(bytes.toString('utf8'))
  );
}
