import { RenderError } from './SourceRenderer';

const TIMEOUT = 20_000;

/** One GET. Rejects with a {@link RenderError} when nobody answers; a status is the caller's to judge. */
export async function httpGet(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT) });
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    const { host } = new URL(url);
    throw new RenderError(
      cause === 'ECONNREFUSED'
        ? `Get "${url}": dial tcp ${host}: connect: connection refused`
        : `Get "${url}": ${cause ?? (error as Error).message}`,
    );
  }
}
