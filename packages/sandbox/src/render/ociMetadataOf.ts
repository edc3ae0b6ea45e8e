const FIELDS: Readonly<Record<string, string>> = {
  created: 'createdAt',
  authors: 'authors',
  image: 'imageUrl',
  documentation: 'docsUrl',
  source: 'sourceUrl',
  version: 'version',
  description: 'description',
};

/** The standard annotations of an artifact under the names of Argo CD's answer; `{}` without annotations. */
export function ociMetadataOf(
  annotations: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(FIELDS).flatMap(([annotation, field]) => {
      const value = annotations[`org.opencontainers.image.${annotation}`];
      return value ? [[field, value]] : [];
    }),
  );
}
