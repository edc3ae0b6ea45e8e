import { createHash } from 'node:crypto';
import { z } from 'zod';
import { httpGet } from '../httpGet';
import { RenderError } from '../SourceRenderer';
import { versionConstraint } from '../versionConstraint';

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const TAG = /^\w[\w.-]{0,127}$/;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

const descriptor = z.object({ mediaType: z.string(), digest: z.string() });
const manifestSchema = z.object({
  layers: z.array(descriptor),
  config: descriptor.optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

/** The manifest of an artifact. */
export type OciManifest = z.infer<typeof manifestSchema>;

/** Registries of the OCI distribution API; plain HTTP on loopback, HTTPS elsewhere. References are `host/path`. */
export class OciArtifacts {
  #url(reference: string, rest: string): string {
    const slash = reference.indexOf('/');
    const host = reference.slice(0, slash);
    return `${LOOPBACK.test(host) ? 'http' : 'https'}://${host}/v2/${reference.slice(slash + 1)}/${rest}`;
  }

  /** All tags, page after page. */
  async tags(reference: string): Promise<readonly string[]> {
    const found: string[] = [];
    let url: string | undefined = this.#url(reference, 'tags/list');
    while (url) {
      const response: Response = await httpGet(url);
      if (!response.ok) {
        throw new RenderError(
          `failed to get tags: GET "${url}": response status code ${response.status}: ${response.statusText}`,
        );
      }
      const page = z
        .object({ tags: z.array(z.string()).nullable() })
        .parse(await response.json());
      found.push(...(page.tags ?? []));
      const next: string | undefined = /<([^>]+)>;\s*rel="?next/.exec(
        response.headers.get('link') ?? '',
      )?.[1];
      url = next && new URL(next, url).href;
    }
    return found;
  }

  /** The version that a range means, among the tags read as versions (`_` stands for `+`). */
  async resolveVersion(
    reference: string,
    targetRevision: string,
  ): Promise<string> {
    if (targetRevision && !versionConstraint.isConstraint(targetRevision))
      return targetRevision;
    const tags = (await this.tags(reference)).map(tag =>
      tag.replaceAll('_', '+'),
    );
    const version = versionConstraint.newest(targetRevision, tags);
    if (!version) {
      throw new RenderError(
        `invalid revision: version matching constraint not found in ${tags.length} tags`,
      );
    }
    return version;
  }

  /** The digest of a tag, a range over tags, or a digest. */
  async resolveDigest(
    reference: string,
    targetRevision: string,
  ): Promise<string> {
    if (targetRevision.startsWith('sha256:')) return targetRevision;
    const revision = await this.resolveVersion(reference, targetRevision);
    // A tag cannot hold a plus, and Argo CD does not put the underscore back here.
    if (!TAG.test(revision)) {
      throw new RenderError(
        `cannot get digest for revision ${revision}: invalid tag`,
      );
    }
    return (await this.#read(reference, revision)).digest;
  }

  async manifest(reference: string, tagOrDigest: string): Promise<OciManifest> {
    return (await this.#read(reference, tagOrDigest.replaceAll('+', '_')))
      .manifest;
  }

  async blob(reference: string, digest: string): Promise<Buffer> {
    const url = this.#url(reference, `blobs/${digest}`);
    const response = await httpGet(url);
    if (!response.ok)
      throw new RenderError(
        `GET "${url}": response status code ${response.status}: ${response.statusText}`,
      );
    return Buffer.from(await response.arrayBuffer());
  }

  async #read(reference: string, tagOrDigest: string) {
    const url = this.#url(
      reference,
      `manifests/${encodeURIComponent(tagOrDigest)}`,
    );
    const response = await httpGet(url, { accept: MANIFEST_TYPE });
    if (!response.ok) {
      throw new RenderError(
        `cannot get digest for revision ${tagOrDigest}: ${reference}:${tagOrDigest}: ${response.status === 404 ? 'not found' : `response status code ${response.status}`}`,
      );
    }
    const text = Buffer.from(await response.arrayBuffer());
    const digest =
      response.headers.get('docker-content-digest') ??
      `sha256:${createHash('sha256').update(text).digest('hex')}`;
    const parsed = manifestSchema.safeParse(JSON.parse(text.toString('utf8')));
    if (!parsed.success)
      throw new RenderError(`${reference}@${digest} is no image manifest`);
    return { digest, manifest: parsed.data };
  }
}
