import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import { parse } from 'yaml';
import gitops from '../index';

/** The folder of the templates. */
export const TEMPLATES = resolve(__dirname, '../../../../templates');

/** What a dry run of a template answers. */
export interface DryRun {
  readonly steps: readonly { readonly id: string }[];
  readonly log: readonly { readonly body: { readonly message: string } }[];
  readonly output: {
    readonly links: readonly {
      readonly title: string;
      readonly url?: string;
      readonly entityRef?: string;
    }[];
  };
  readonly directoryContents: readonly {
    readonly path: string;
    readonly base64Content: string;
  }[];
}

/** A backend with the actions of this module, in which templates are run dry. */
export class TemplateBench {
  readonly #url: string;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, stop: () => Promise<void>) {
    this.#url = url;
    this.#stop = stop;
  }

  static async start(): Promise<TemplateBench> {
    const backend = await startTestBackend({
      features: [
        scaffolder,
        gitops,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:0' },
            integrations: {
              gitea: [
                {
                  host: 'git.example.com',
                  baseUrl: 'https://git.example.com',
                },
              ],
            },
            gitops: {
              repository: { url: 'https://git.example.com/platform/gitops' },
              environments: [
                { name: 'dev', match: [{ destination: 'dev-vcluster' }] },
                {
                  name: 'staging',
                  match: [{ destination: 'staging-vcluster' }],
                },
                { name: 'production', match: [{ destination: 'eu-prod-1' }] },
              ],
            },
          },
        }),
      ],
    });
    return new TemplateBench(
      `http://localhost:${backend.server.port()}/api/scaffolder/v2/dry-run`,
      () => backend.stop(),
    );
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  /** Runs a template with what its form sends, and gives the answer with the files by path. */
  async dryRun(name: string, values: object) {
    const folder = join(TEMPLATES, name);
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        template: parse(readFileSync(join(folder, 'template.yaml'), 'utf8')),
        values,
        directoryContents: readdirSync(join(folder, 'skeleton')).map(file => ({
          path: `skeleton/${file}`,
          base64Content: readFileSync(join(folder, 'skeleton', file), 'base64'),
        })),
      }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${response.status} ${text}`);
    }
    const result: DryRun = JSON.parse(text);
    const files = Object.fromEntries(
      result.directoryContents.map(({ base64Content, path }) => [
        path,
        Buffer.from(base64Content, 'base64').toString('utf8'),
      ]),
    );
    return { ...result, files };
  }
}
