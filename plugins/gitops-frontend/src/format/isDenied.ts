/** True when the backend refused for want of a permission. */
export function isDenied(error: unknown): boolean {
  if (!error || typeof error !== 'object') return false;
  const { name, statusCode, body } = error as {
    name?: string;
    statusCode?: number;
    body?: { error?: { name?: string } };
  };
  return (
    name === 'NotAllowedError' ||
    statusCode === 403 ||
    body?.error?.name === 'NotAllowedError'
  );
}
