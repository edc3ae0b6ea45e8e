/** The file name of a provenance, from the Chart.yaml that it quotes; undefined when the text is none. */
export function provenanceFile(text: string): string | undefined {
  const name = /^name: ([^\s/\\]+)$/m.exec(text)?.[1];
  const version = /^version: ([^\s/\\]+)$/m.exec(text)?.[1];
  return text.startsWith('-----BEGIN PGP SIGNED MESSAGE-----') &&
    name !== undefined &&
    version !== undefined
    ? `${name}-${version}.tgz.prov`
    : undefined;
}
