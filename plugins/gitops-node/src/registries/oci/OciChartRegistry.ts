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
import { holdsSameContent } from '../holdsSameContent';
import { KeyedLock } from '../KeyedLock';
import { RegistryOptions } from '../RegistryOptions';
import { appVersionOf } from './appVersionOf';
import { findImage } from './findImage';
import { helmArtifact, mediaTypes } from './helmArtifact';
import { OciAddress, ociAddress } from './OciAddress';
import { OciHttp } from './OciHttp';
import { OciRepository } from './OciRepository';
import { readOciManifest } from './readOciManifest';
import { translateOciAnswer } from './translateOciAnswer';

// Registries have many ways to say that a tag is immutable; that it is there with other content tells what they mean.
const REFUSES_REPLACING: ReadonlySet<number> = new Set([
  400, 403, 405, 409, 412,
]);

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
    return this.#lock.run(JSON.stringify([name, version]), () =>
      this.#publish(chart, options),
    );
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

  async #publish(
    chart: PackagedChart,
    options: PublishOptions,
  ): Promise<PublishedChart> {
    const { name, version } = chart.metadata;
    const tag = this.#tag(version);
    const repository = this.#repository(name, 'pull,push', options);
    const existing = await this.#existing(repository, tag, chart);
    if (existing?.same) {
      return this.#published(chart, 'unchanged', existing);
    }
    if (existing && !options.overwrite) {
      throw this.#conflict(chart);
    }
    const artifact = helmArtifact(chart);
    await repository.pushBlob(artifact.config);
    await repository.pushBlob(artifact.layer);
    if (artifact.provenance) {
      await repository.pushBlob(artifact.provenance);
    }
    const answer = await repository.putManifest(
      tag,
      artifact.manifest,
      mediaTypes.manifest,
    );
    // Registries that keep tags fixed refuse in many ways; what is there now says what the refusal meant.
    const now = await this.#existing(repository, tag, chart);
    if (now?.same) {
      await repository.blob(now.digest);
      return this.#published(chart, existing ? 'overwritten' : 'created', now);
    }
    if (now && answer.status < 300) {
      throw this.#conflict(chart);
    }
    if (now && REFUSES_REPLACING.has(answer.status)) {
      throw this.#error(
        'conflict',
        `does not let chart ${name} ${version} be replaced, which it holds with other content; take another version.`,
      );
    }
    if (answer.status < 300) {
      throw this.#error(
        'corrupt',
        `took chart ${name} ${version} and does not give it back; look into its log, then publish the version again.`,
      );
    }
    throw translateOciAnswer(answer, {
      registry: this.name,
      address: this.#address.shown,
      subject: `chart ${name} ${version}`,
    });
  }

  /** What the tag holds now. */
  async #existing(
    repository: OciRepository,
    tag: string,
    chart: PackagedChart,
  ): Promise<
    | {
        readonly same: boolean;
        readonly digest: string;
        readonly manifestDigest: string;
      }
    | undefined
  > {
    const manifest = await repository.manifest(tag);
    if (!manifest) {
      return undefined;
    }
    const found = readOciManifest(manifest.bytes);
    if (!found?.chart) {
      throw this.#error(
        'conflict',
        `holds an image or something else under ${chart.metadata.name}:${tag}, and a chart would take its place; publish charts below a path of their own, such as /charts.`,
      );
    }
    const digest = found.chart.layer;
    return {
      digest,
      manifestDigest: manifest.digest,
      same:
        digest === chart.digest ||
        (await holdsSameContent(await repository.blob(digest), chart)),
    };
  }

  #published(
    { metadata }: PackagedChart,
    outcome: PublishedChart['outcome'],
    { digest, manifestDigest }: { digest: string; manifestDigest: string },
  ): PublishedChart {
    return {
      outcome,
      chart: metadata.name,
      version: metadata.version,
      digest,
      manifestDigest,
      location: this.#address.shown,
    };
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
      message: `The registry "${this.name}" at ${this.#address.shown} ${what}`,
    });
  }
}
