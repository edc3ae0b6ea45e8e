/** A secret in all the forms that it is written in. */
export function formsOf(secret: string): readonly string[] {
  const encoded = (text: string) =>
    Buffer.from(text).toString('base64').replace(/=+$/, '');
  return [
    secret,
    encoded(secret),
    encoded(`ci:${secret}`),
    encodeURIComponent(secret),
  ];
}
