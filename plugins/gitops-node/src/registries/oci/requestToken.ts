import { z } from 'zod';
import { ChartRegistryError } from '../ChartRegistryError';
import { NoAnswerError } from '../http/NoAnswerError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { RegistryClient } from '../http/RegistryClient';

/** A token and how long it may be used. */
export interface IssuedToken {
  readonly authorization: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const DEFAULT_LIFETIME_SECONDS = 60;

const schema = z.object({
  token: z.string().optional().catch(undefined),
  access_token: z.string().optional().catch(undefined),
  expires_in: z.number().optional().catch(undefined),
});

/**
 * Asks a token service, by GET as every one of them takes it.
 *
 * @returns undefined when it does not take the credentials
 */
export async function requestToken(options: {
  readonly client: RegistryClient;
  /** With service and scope. */
  readonly realm: URL;
  readonly authorization: string | undefined;
  readonly refuse: (
    kind: ChartRegistryError['kind'],
    what: string,
  ) => ChartRegistryError;
}): Promise<IssuedToken | undefined> {
  const { client, realm, authorization, refuse } = options;
  const answer = await client
    .send({ method: 'GET', url: realm, authorization, redirects: false })
    .catch((error: unknown) => {
      if (error instanceof NoAnswerError) {
        throw refuse(
          'unavailable',
          `names ${realm.origin} for tokens, which cannot be reached; check the network.`,
        );
      }
      throw error;
    });
  if (answer.status !== 200) {
    if (answer.status >= 300 && answer.status < 500 && answer.status !== 429) {
      return undefined;
    }
    throw refuse(
      'unavailable',
      `gets no token from ${realm.origin}, which answered ${answer.status}; try again later.`,
    );
  }
  const { token, lifetime } = readToken(answer);
  if (!token) {
    throw refuse(
      'unavailable',
      `got an answer without a token from ${realm.origin}; check the address of the registry.`,
    );
  }
  client.secrets.add(token);
  return {
    authorization: `Bearer ${token}`,
    expiresAt: Date.now() + lifetime * 1000,
  };
}

function readToken({ bytes }: RegistryAnswer) {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    json = {};
  }
  const { token, access_token, expires_in } = schema.catch({}).parse(json);
  return {
    token: token || access_token,
    lifetime: expires_in ?? DEFAULT_LIFETIME_SECONDS,
  };
}
