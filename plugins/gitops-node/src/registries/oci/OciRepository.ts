import { ChartRegistryError } from '../ChartRegistryError';
import { RequestOptions } from '../ChartRegistry';
import { sha256 } from '../sha256';
import { NoAnswerError } from '../http/NoAnswerError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { RegistryRequest } from '../http/RegistryRequest';
import { OciHttp } from './OciHttp';
import { translateOciAnswer } from './translateOciAnswer';
import { uploadBlob } from './uploadBlob';

const ACCEPT = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

const PAGE = 500;
const MOST_PAGES = 400;

/** One repository of a registry: its blobs, manifests and tags. */
export class OciRepository {
  constructor(
    private readonly http: OciHttp,
    private readonly options: {
      /** The registry's name in the configuration. */
      readonly registry: string;
      readonly address: string;
      /** `charts/web` */
      readonly repository: string;
      readonly access: 'pull' | 'pull,push';
      readonly signal?: RequestOptions['signal'];
    },
  ) {}

  /** Undefined when there is no such tag or digest. The digest is computed from the bytes. */
  async manifest(
    reference: string,
  ): Promise<{ readonly bytes: Buffer; readonly digest: string } | undefined> {
    const response = await this.#send('GET', `manifests/${reference}`, {
      accept: ACCEPT,
    });
    if (response.status === 404) {
      return undefined;
    }
    this.#expect(response, [200], `the manifest of ${reference}`);
    const digest = sha256(response.bytes);
    const told = response.headers.get('docker-content-digest');
    if (told?.startsWith('sha256:') && told !== digest) {
      throw this.#corrupt(`the manifest of ${reference}`);
    }
    return { bytes: response.bytes, digest };
  }

  /** The answer, whatever it is: what a refusal means depends on what is there. */
  putManifest(
    tag: string,
    bytes: Buffer,
    type: string,
  ): Promise<RegistryAnswer> {
    return this.#send('PUT', `manifests/${tag}`, {
      body: bytes,
      contentType: type,
    });
  }

  async blob(digest: string): Promise<Buffer> {
    const response = await this.#send('GET', `blobs/${digest}`, {});
    this.#expect(response, [200], `the blob ${digest}`);
    if (sha256(response.bytes) !== digest) {
      throw this.#corrupt(`the blob ${digest}`);
    }
    return response.bytes;
  }

  /** Sends a blob that is not there yet. */
  async pushBlob(bytes: Buffer): Promise<void> {
    const digest = sha256(bytes);
    const refused = await uploadBlob({
      size: bytes.length,
      signal: this.options.signal,
      has: async () =>
        (await this.#send('HEAD', `blobs/${digest}`, {})).status === 200,
      start: async () => {
        const started = await this.#send('POST', 'blobs/uploads/', {});
        this.#expect(started, [201, 202], 'an upload');
        return started.status === 201 ? undefined : this.#location(started);
      },
      finish: location => {
        location.searchParams.set('digest', digest);
        return this.#send('PUT', location, {
          body: bytes,
          contentType: 'application/octet-stream',
          retry: false,
        }).catch((error: unknown) => {
          if (error instanceof NoAnswerError) {
            return error;
          }
          throw error;
        });
      },
      delay: ({ outcome, ...failed }) => {
        const answer = outcome instanceof NoAnswerError ? undefined : outcome;
        return this.http.client.delay({
          ...failed,
          status: answer?.status,
          retryAfter: answer?.headers.get('retry-after') ?? null,
        });
      },
    });
    if (refused instanceof NoAnswerError) {
      throw this.http.unreachable(refused);
    }
    if (refused) {
      throw translateOciAnswer(refused, this.#request(`the blob ${digest}`));
    }
  }

  /** All tags, page by page; empty for a repository that is not there. */
  async tags(): Promise<readonly string[]> {
    const tags = new Set<string>();
    let next: URL | string | undefined = `tags/list?n=${PAGE}`;
    for (let page = 0; next !== undefined && page < MOST_PAGES; page++) {
      const response: RegistryAnswer = await this.#send('GET', next, {});
      if (response.status === 404) {
        return [];
      }
      this.#expect(response, [200], 'the list of tags');
      const before = tags.size;
      for (const tag of readTags(response.bytes)) {
        tags.add(tag);
      }
      const link = /<([^>]+)>\s*;\s*rel="?next"?/.exec(
        response.headers.get('link') ?? '',
      )?.[1];
      const target = link && new URL(link, response.url);
      // A page without anything new would go round for ever.
      next =
        target && target.origin === response.url.origin && tags.size > before
          ? target
          : undefined;
    }
    return [...tags];
  }

  #location(response: RegistryAnswer): URL {
    const text = response.headers.get('location');
    if (!text) {
      throw translateOciAnswer(
        { ...response, status: 502 },
        this.#request('an upload'),
      );
    }
    const location = new URL(text, response.url);
    // Behind a proxy that does TLS a registry may call itself http.
    if (location.host === response.url.host) {
      location.protocol = response.url.protocol;
    }
    return location;
  }

  #send(
    method: RegistryRequest['method'],
    target: string | URL,
    request: {
      readonly accept?: string;
      readonly body?: Buffer;
      readonly contentType?: string;
      readonly retry?: boolean;
    },
  ): Promise<RegistryAnswer> {
    const { repository, access, signal } = this.options;
    return this.http.send(
      method,
      typeof target === 'string' ? `${repository}/${target}` : target,
      { ...request, scope: `repository:${repository}:${access}`, signal },
    );
  }

  #expect(
    response: RegistryAnswer,
    statuses: readonly number[],
    what: string,
  ): void {
    if (!statuses.includes(response.status)) {
      throw translateOciAnswer(response, this.#request(what));
    }
  }

  #request(what: string) {
    const { registry, address, repository } = this.options;
    return { registry, address, subject: `${what} in ${repository}` };
  }

  #corrupt(what: string): ChartRegistryError {
    const { registry, address, repository } = this.options;
    return new ChartRegistryError({
      kind: 'corrupt',
      registry,
      message: `The registry "${registry}" at ${address} gave other bytes for ${what} in ${repository} than its digest says; publish the version again.`,
    });
  }
}

function readTags(bytes: Buffer): readonly string[] {
  try {
    const { tags } = JSON.parse(bytes.toString('utf8')) as {
      readonly tags?: unknown;
    };
    return Array.isArray(tags)
      ? tags.filter((tag): tag is string => typeof tag === 'string')
      : [];
  } catch {
    return [];
  }
}
