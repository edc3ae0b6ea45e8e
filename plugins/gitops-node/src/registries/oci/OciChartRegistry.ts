import {
  isChartVersion,
  ociTagOfVersion,
  PackagedChart,
  versionOfOciTag,
} from '@slipway/helm-chart';
import { rcompare } from 'semver';
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
import { KeyedLock } from '../KeyedLock';
import { provenanceProblem } from '../provenanceProblem';
import { RegistryOptions } from '../RegistryOptions';
import { appVersionOf } from './appVersionOf';
import { findImage } from './findImage';
import { OciAddress, ociAddress } from './OciAddress';
import { OciHttp } from './OciHttp';
import { OciRepository } from './OciRepository';
import { publishToOci } from './publishToOci';
import { readOciManifest } from './readOciManifest';

const ANNOTATION = 'org.opencontainers.image.';

/** Publishes to and reads from an OCI registry, in the form that helm and Argo CD read. */
export class OciChartRegistry implements ChartRegistry {
  readonly type = 'oci';
  readonly name: string;
  readonly #address: OciAddress;
  readonly #http: OciHttp;
  readonly #lock = new KeyedLock();

  constructor(config: ChartRepositoryConfig, options: RegistryOptions = {}) {
    this.name = config.name;
    this.#address = ociAddress(config);
    this.#http = new OciHttp(config, this.#address.origin, options);
  }

  publish(
    chart: PackagedChart,
    options: PublishOptions = {},
  ): Promise<PublishedChart> {
    const { name, version } = chart.metadata;
    return this.#lock.run(JSON.stringify([name, version]), async () => {
      const problem = provenanceProblem(chart);
      if (problem) {
        throw this.#error('invalid', problem);
      }
      const place = {
        repository: this.#repository(name, 'pull,push', options),
        tag: this.#tag(version),
        registry: this.name,
        address: this.#address.shown,
      };
      return publishToOci(place, chart, options);
    });
  }

  async listVersions(
    chart: string,
    options?: RequestOptions,
  ): Promise<readonly RegistryChartVersion[]> {
    const tags = await this.#repository(chart, 'pull', options).tags();
    return tags
      .flatMap(tag => versionOfOciTag(tag) ?? [])
      .sort((a, b) => rcompare(a, b) || (a < b ? 1 : -1))
      .map(version => ({ version }));
  }

  async getVersion(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<RegistryChartVersion | undefined> {
    const repository = this.#repository(chart, 'pull', options);
    const manifest = await repository.manifest(this.#tag(version));
    const found = manifest && readOciManifest(manifest.bytes);
    if (!found?.chart) {
      return undefined;
    }
    const config = await repository.blob(found.chart.config);
    const appVersion = appVersionOf(config);
    const description = found.annotations[`${ANNOTATION}description`];
    const createdAt = found.annotations[`${ANNOTATION}created`];
    return {
      version,
      digest: found.chart.layer,
      ...(appVersion !== undefined && { appVersion }),
      ...(description !== undefined && { description }),
      ...(createdAt !== undefined && { createdAt }),
    };
  }

  async pull(
    chart: string,
    version: string,
    options?: RequestOptions,
  ): Promise<PulledChart> {
    const repository = this.#repository(chart, 'pull', options);
    const manifest = await repository.manifest(this.#tag(version));
    const found = manifest && readOciManifest(manifest.bytes);
    if (!found?.chart) {
      throw this.#error(
        'not-found',
        found
          ? `holds something else than a chart under ${chart} ${version}; list its versions.`
          : `has no chart ${chart} ${version}; list its versions.`,
      );
    }
    return {
      bytes: await repository.blob(found.chart.layer),
      digest: found.chart.layer,
    };
  }

  async findClash(
    chart: string,
    options?: RequestOptions,
  ): Promise<string | undefined> {
    const repository = this.#repository(chart, 'pull', options);
    const tag = await findImage(repository);
    return (
      tag &&
      `The registry "${this.name}" at ${this.#address.shown} holds images or something else in ${this.#address.repositoryOf(chart)} (tag ${tag}), and a chart of that name would share its tags; publish charts below a path of their own, such as /charts.`
    );
  }

  #repository(
    chart: string,
    access: 'pull' | 'pull,push',
    options: RequestOptions = {},
  ): OciRepository {
    return new OciRepository(this.#http, {
      registry: this.name,
      address: this.#address.shown,
      repository: this.#address.repositoryOf(chart),
      access,
      signal: options.signal,
    });
  }

  #tag(version: string): string {
    if (!isChartVersion(version)) {
      throw this.#error(
        'invalid',
        `takes no version "${version}"; write it like 1.2.3, by Semantic Versioning.`,
      );
    }
    return ociTagOfVersion(version);
  }

  #error(kind: ChartRegistryError['kind'], what: string): ChartRegistryError {
    return new ChartRegistryError({
      kind,
      registry: this.name,
      message: `The registry "${this.name}" at ${this.#address.shown} ${what}`,
    });
  }
}
