import { ChartRegistryError } from '../ChartRegistryError';
import { RegistryClient } from '../http/RegistryClient';
import { ChartCredentialsProvider } from './ChartCredentials';

/** Credentials as a header. */
export interface AuthorizationHeader {
  readonly authorization?: string;
  /** True for a token that is sent as it is. */
  readonly isToken: boolean;
}

/** Reads credentials from their provider, and tells the log's filter about each. */
export class CredentialsReader {
  constructor(
    private readonly registry: string,
    private readonly provider: ChartCredentialsProvider,
    private readonly client: Pick<RegistryClient, 'secrets'>,
  ) {}

  /** @throws ChartRegistryError of kind `credentials` when the provider has none to give */
  async read(
    options: { readonly refresh?: boolean } = {},
  ): Promise<AuthorizationHeader> {
    const found = await this.provider.get(options).catch((error: unknown) => {
      throw new ChartRegistryError({
        kind: 'credentials',
        registry: this.registry,
        message: this.client.secrets.clean((error as Error).message),
      });
    });
    if (found?.token) {
      this.client.secrets.add(found.token);
      return { authorization: `Bearer ${found.token}`, isToken: true };
    }
    if (found?.username === undefined) {
      return { isToken: false };
    }
    const { username, password = '' } = found;
    const encoded = Buffer.from(`${username}:${password}`).toString('base64');
    this.client.secrets.add(password, encoded);
    return { authorization: `Basic ${encoded}`, isToken: false };
  }
}
