import {
  ChartRegistryError,
  ChartRegistryErrorKind,
} from '../ChartRegistryError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { laterBy } from '../http/laterBy';
import { refusalOf } from '../http/refusalOf';
import { parseChallenges } from './parseChallenges';
import { readOciErrors } from './readOciErrors';
import { registryHint } from './registryHint';

/** What was asked, for the message. */
export interface OciSubject {
  /** The registry's name in the configuration. */
  readonly registry: string;
  /** `oci://registry.example.com/charts` */
  readonly address: string;
  /** `the blob sha256:… in charts/web` */
  readonly subject: string;
}

// ECR, Harbor and others have their own names for a tag that may not change.
const IMMUTABLE = /^(TAG_IMMUTABLE|TAG_INVALID|IMMUTABLE|PRECONDITION)/;

/** A refusal of a registry in our words; its own text is not quoted, since it may hold addresses with tokens. */
export function translateOciAnswer(
  answer: Pick<RegistryAnswer, 'status' | 'headers' | 'bytes'>,
  { registry, address, subject }: OciSubject,
): ChartRegistryError {
  const codes = readOciErrors(answer.bytes);
  const [kind, what, next] = sentenceOf(answer, codes);
  const hint = registryHint({ address, status: answer.status, codes });
  return new ChartRegistryError({
    kind,
    registry,
    message: `The registry "${registry}" at ${address} ${what.replace('%', subject)}; ${hint ?? next}.`,
    refusal: refusalOf(answer, codes),
  });
}

function sentenceOf(
  { status, headers }: Pick<RegistryAnswer, 'status' | 'headers'>,
  codes: readonly string[],
): [kind: ChartRegistryErrorKind, what: string, next: string] {
  if (codes.some(code => IMMUTABLE.test(code))) {
    return ['conflict', 'does not let % be replaced', 'take another version'];
  }
  switch (status) {
    case 400:
      return ['invalid', 'does not take %', 'check its name and version'];
    case 401:
      return mayNot(headers)
        ? [
            'forbidden',
            'takes our credentials, but they have no right to %',
            'give the account that right',
          ]
        : [
            'credentials',
            'does not take our credentials for %, or they may not write there',
            'check username, password and rights',
          ];
    case 403:
      return [
        'forbidden',
        'does not let our account handle %',
        'give the account that right',
      ];
    case 404:
      return [
        'not-found',
        'has no %',
        'some registries want the project or repository made first',
      ];
    case 405:
      return [
        'forbidden',
        'is read-only or does not know this request for %',
        'check its settings',
      ];
    case 409:
    case 412:
      return ['conflict', 'does not let % be replaced', 'take another version'];
    case 413:
    case 507:
      return [
        'full',
        'has no room for %, or takes nothing as large',
        'raise its limit, or leave out what is not needed',
      ];
    case 429:
      return [
        'unavailable',
        'refuses % because of too many requests',
        `try again ${laterBy(headers)}`,
      ];
    default:
      return ['unavailable', `answered ${status} for %`, 'look into its log'];
  }
}

function mayNot(headers: Headers): boolean {
  return parseChallenges(headers.get('www-authenticate') ?? '').some(
    ({ parameters }) => parameters.error === 'insufficient_scope',
  );
}
