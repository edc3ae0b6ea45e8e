import { parse, stringify } from 'yaml';
import { z } from 'zod';

const recordSchema = z.object({
  generator: z.literal('@slipway/cdk8s'),
  version: z.string(),
  configs: z.array(
    z.object({ path: z.string(), blob: z.string().regex(/^[0-9a-f]{40}$/) }),
  ),
  mode: z.enum(['cnoe', 'git']),
  repository: z.object({ url: z.string(), branch: z.string() }),
  files: z.array(z.string().regex(/^dist\/(?!.*\.\.)/)),
});

/**
 * What the platform's files were made from, and which they are: the next run removes those that it no longer makes.
 *
 * @public
 */
export interface PlatformRecord {
  readonly generator: '@slipway/cdk8s';
  /** The generator's version. */
  readonly version: string;
  /** Git's blob ids of the declaring files, sorted by path. */
  readonly configs: readonly { readonly path: string; readonly blob: string }[];
  readonly mode: 'cnoe' | 'git';
  readonly repository: { readonly url: string; readonly branch: string };
  /** Sorted; without the record itself. */
  readonly files: readonly string[];
}

/** @internal */
export function printPlatformRecord(record: PlatformRecord): string {
  return `# What the platform's files were made from. \`slipway synth\` writes it.\n${stringify(record)}`;
}

/**
 * Reads a record; undefined when the text is none.
 *
 * @public
 */
export function readPlatformRecord(text: string): PlatformRecord | undefined {
  try {
    return recordSchema.parse(parse(text));
  } catch {
    return undefined;
  }
}
