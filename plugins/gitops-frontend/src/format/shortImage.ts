/** `storefront:2.8.1` of `ghcr.io/acme/storefront:2.8.1`; a digest is cut to seven characters. */
export function shortImage(image: string): string {
  const [name, digest] = image.split('@');
  const last = name.slice(name.lastIndexOf('/') + 1);
  return digest
    ? `${last}@${digest.replace(/^sha256:/, '').slice(0, 7)}`
    : last;
}
