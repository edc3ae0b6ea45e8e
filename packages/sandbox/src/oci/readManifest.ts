import { z } from 'zod';

const TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

const descriptor = z.object({ digest: z.string() });

const schema = z.object({
  schemaVersion: z.number().default(0),
  mediaType: z.string().optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).default([]),
  manifests: z.array(descriptor).default([]),
});

/** The parts of a manifest or an index that a registry looks at. */
export type ReadManifest = z.infer<typeof schema>;

export function isManifestType(mediaType: string): boolean {
  return TYPES.includes(mediaType);
}

/** Reads a manifest; a problem is the text that the registry answers as detail. */
export function readManifest(
  bytes: Buffer,
  mediaType: string,
): ReadManifest | { readonly problem: string } {
  if (bytes.length === 0) {
    return { problem: 'unexpected end of JSON input' };
  }
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return { problem: (error as Error).message };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    return { problem: parsed.error.issues[0].message };
  }
  const said = parsed.data.mediaType;
  return said !== undefined && said !== mediaType
    ? {
        problem: `if present, mediaType in manifest should be '${mediaType}' not '${said}'`,
      }
    : parsed.data;
}

/** The digests that a manifest names and the repository does not have. */
export function missingParts(
  { config, layers, manifests }: ReadManifest,
  has: {
    hasBlob(digest: string): boolean;
    hasManifest(digest: string): boolean;
  },
): readonly string[] {
  const blobs = [...(config ? [config] : []), ...layers];
  return [
    ...blobs.filter(({ digest }) => !has.hasBlob(digest)),
    ...manifests.filter(({ digest }) => !has.hasManifest(digest)),
  ].map(({ digest }) => digest);
}
