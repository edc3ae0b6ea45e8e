import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { httpGet } from '../httpGet';
import { RenderError } from '../SourceRenderer';
import { versionConstraint } from '../versionConstraint';

const indexSchema = z.object({
  entries: z
    .record(
      z.string(),
      z.array(
        z.looseObject({
          version: z.coerce.string(),
          urls: z.array(z.string()).default([]),
        }),
      ),
    )
    .default({}),
});
type Index = z.infer<typeof indexSchema>;

/** Helm chart repositories over HTTP: `index.yaml` and the archives it names. */
export class HelmRepositories {
  async #index(repoURL: string): Promise<Index> {
    const url = `${repoURL.replace(/\/$/, '')}/index.yaml`;
    const response = await httpGet(url);
    if (!response.ok) {
      throw new RenderError(
        `failed to get index from helm repository ${repoURL}: failed to get index: ${response.status} ${response.statusText}`,
      );
    }
    const parsed = indexSchema.safeParse(parse(await response.text()));
    if (!parsed.success)
      throw new RenderError(`error parsing index from ${url}`);
    return parsed.data;
  }

  /** The version that an exact version or a range means. An exact one is not looked up: pulling it will show. */
  async resolve(
    repoURL: string,
    chart: string,
    targetRevision: string,
  ): Promise<string> {
    if (targetRevision && !versionConstraint.isConstraint(targetRevision))
      return targetRevision;
    const entries = (await this.#index(repoURL)).entries[chart];
    if (!entries) throw new RenderError(`chart '${chart}' not found in index`);
    const version = versionConstraint.newest(
      targetRevision,
      entries.map(entry => entry.version),
    );
    if (!version) {
      throw new RenderError(
        `invalid revision: version matching constraint not found in ${entries.length} tags`,
      );
    }
    return version;
  }

  /** The bytes of a chart archive. */
  async pull(repoURL: string, chart: string, version: string): Promise<Buffer> {
    const { entries } = await this.#index(repoURL);
    const wanted = version.replace(/^v/, '');
    const entry = entries[chart]?.find(
      candidate => candidate.version.replace(/^v/, '') === wanted,
    );
    const [link] = entry?.urls ?? [];
    const command = `helm pull --destination ${join(tmpdir(), 'chart')} --version ${version} --repo ${repoURL} ${chart}`;
    const failed = (text: string) =>
      new RenderError(
        `error fetching chart: failed to fetch chart: failed running helm: \`${command}\` failed exit status 1: Error: ${text}`,
      );
    if (!link)
      throw failed(
        `chart "${chart}" version "${version}" not found in ${repoURL} repository`,
      );
    const url = new URL(link, `${repoURL.replace(/\/$/, '')}/`).href;
    const response = await httpGet(url);
    if (!response.ok)
      throw failed(
        `failed to fetch ${url} : ${response.status} ${response.statusText}`,
      );
    return Buffer.from(await response.arrayBuffer());
  }
}
