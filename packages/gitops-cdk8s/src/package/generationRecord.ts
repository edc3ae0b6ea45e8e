import { hash } from 'node:crypto';
import { parse } from 'yaml';
import { z } from 'zod';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { PromotedVersion } from '../kargo/PromotedVersion';
import { readPlainYaml } from './readPlainYaml';
import { toYaml } from './toYaml';

/** An image tag or a chart version, and nothing that means something in YAML or in a path. */
const promotedText = z.string().regex(/^\w[\w.+-]{0,127}$/);

const recordSchema = z.object({
  generator: z.literal('@slipway/cdk8s'),
  version: z.string(),
  config: z.object({
    path: z.string(),
    blob: z.string().regex(/^[0-9a-f]{40}$/),
    commit: z.string().optional(),
  }),
  sources: z
    .array(
      z.object({ path: z.string(), blob: z.string().regex(/^[0-9a-f]{40}$/) }),
    )
    .optional(),
  mode: z.enum(['cnoe', 'git']),
  repository: z.object({ url: z.string(), branch: z.string() }).optional(),
  order: z
    .object({
      strategy: z.enum(['app-of-apps', 'rolling-sync']),
      wave: z.number().int().optional(),
    })
    .optional(),
  promotion: z
    .object({ configured: promotedText, promoted: promotedText })
    .optional(),
});

/**
 * What an environment's files were made from: enough to make them again and compare.
 *
 * @public
 */
export interface GenerationRecord {
  readonly generator: '@slipway/cdk8s';
  /** The generator's version. */
  readonly version: string;
  readonly config: {
    readonly path: string;
    /**
     * Git's blob id of the config file. It names the content before the commit that holds it exists, and afterwards
     * `git cat-file blob` gives the text and `git log --find-object` the commit.
     */
    readonly blob: string;
    readonly commit?: string;
  };
  /** Other files of the repository that the manifests were made from, by Git's blob ids too. */
  readonly sources?: readonly {
    readonly path: string;
    readonly blob: string;
  }[];
  readonly mode: 'cnoe' | 'git';
  /** In mode `git`, where the Applications' sources name it. */
  readonly repository?: { readonly url: string; readonly branch: string };
  /** What keeps its place among the other Applications; undefined when nothing does. */
  readonly order?: ApplicationOrder;
  /** What Kargo has promoted; undefined where it writes nothing to Git. */
  readonly promotion?: PromotedVersion;
}

/**
 * Where the record of an environment is. Beside the manifests rather than in them: a config change that does not touch
 * this environment's objects changes none of their bytes.
 *
 * @public
 */
export function generationRecordPath(applicationName: string): string {
  return `dist/${applicationName}/generated.yaml`;
}

/** @internal */
export function printGenerationRecord(record: GenerationRecord): string {
  return `# What these files were made from. \`slipway synth\` writes it.\n${toYaml(record)}`;
}

/**
 * Reads a record; undefined when the text is none.
 *
 * @public
 */
export function readGenerationRecord(
  text: string,
): GenerationRecord | undefined {
  try {
    const plain = readPlainYaml(text.replace(/^# .*\n/, ''));
    return recordSchema.parse(plain ?? parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Git's id of a file's content.
 *
 * @public
 */
export function gitBlobId(text: string): string {
  const content = Buffer.from(text, 'utf8');
  const head = Buffer.from(`blob ${content.length}\0`, 'utf8');
  return hash('sha1', Buffer.concat([head, content]));
}
