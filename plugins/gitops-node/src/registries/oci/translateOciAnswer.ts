import {
  ChartRegistryError,
  ChartRegistryErrorKind,
} from '../ChartRegistryError';
import { OciResponse } from './OciHttp';

/** A refusal of a registry in our words; its own text is not quoted, since it may hold addresses with tokens. */
export function translateOciAnswer(
  { status }: Pick<OciResponse, 'status'>,
  request: {
    readonly registry: string;
    readonly address: string;
    readonly subject: string;
  },
): ChartRegistryError {
  const { registry, address, subject } = request;
  const where = `The registry "${registry}" at ${address}`;
  const make = (kind: ChartRegistryErrorKind, message: string) =>
    new ChartRegistryError({ kind, registry, message });
  switch (status) {
    case 400:
      return make(
        'invalid',
        `${where} does not take ${subject}; check its name and version.`,
      );
    case 401:
      return make(
        'credentials',
        `${where} does not take our credentials for ${subject}, or they may not write there; check username, password and rights.`,
      );
    case 403:
      return make(
        'forbidden',
        `${where} does not let our account handle ${subject}; give the account that right.`,
      );
    case 404:
      return make(
        'not-found',
        `${where} has no ${subject}; some registries want the project or repository made first.`,
      );
    case 405:
      return make(
        'forbidden',
        `${where} is read-only or does not know this request for ${subject}; check its settings.`,
      );
    case 409:
    case 412:
      return make(
        'conflict',
        `${where} does not let ${subject} be replaced; take another version.`,
      );
    case 413:
    case 507:
      return make(
        'full',
        `${where} has no room for ${subject}, or takes nothing as large; raise its limit, or leave out what is not needed.`,
      );
    case 429:
      return make(
        'unavailable',
        `${where} refuses ${subject} because of too many requests; try again later.`,
      );
    default:
      return make(
        'unavailable',
        `${where} answered ${status} for ${subject}; look into its log.`,
      );
  }
}
