import {
  ChartRegistryError,
  ChartRegistryErrorKind,
} from '../ChartRegistryError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { laterBy } from '../http/laterBy';
import { refusalOf } from '../http/refusalOf';

/** What was asked, for the message. */
export interface ChartMuseumRequest {
  /** The name in the configuration. */
  readonly registry: string;
  /** The address without credentials. */
  readonly url: string;
  /** `chart web 1.2.3` */
  readonly subject: string;
}

// What it says of an archive. Anything else may come from a proxy before it, and quote what was sent: credentials, too.
const OF_AN_ARCHIVE =
  /^(EOF|unexpected EOF|gzip: invalid (header|checksum)|Chart\.yaml file is missing|validation: chart\.metadata\.[\w.]+( "[\w .+-]{0,128}")? is (required|invalid))$/;

/**
 * A refusal of ChartMuseum in our words. Of its own text only what it says of an archive is quoted: other texts hold
 * paths of the server, or what was sent to it.
 */
export function translateChartMuseumAnswer(
  answer: Pick<RegistryAnswer, 'status' | 'headers' | 'bytes'>,
  { registry, url, subject }: ChartMuseumRequest,
): ChartRegistryError {
  const { status, headers, bytes } = answer;
  const said = errorText(bytes);
  const where = `The chart repository "${registry}" at ${url}`;
  const make = (kind: ChartRegistryErrorKind, message: string) =>
    new ChartRegistryError({
      kind,
      registry,
      message,
      refusal: refusalOf(answer),
    });
  switch (status) {
    case 400:
      return make(
        'invalid',
        `${where} does not take ${subject}: ${OF_AN_ARCHIVE.test(said) ? said : 'it is no chart'}; package it again.`,
      );
    case 401:
      return make(
        'credentials',
        `${where} does not take our credentials; check its username and password in gitops.charts.repositories.`,
      );
    case 403:
      return make(
        'forbidden',
        `${where} does not let our account handle ${subject}; give the account that right.`,
      );
    case 404:
      return said === 'not found' ||
        !/json/.test(headers.get('content-type') ?? '')
        ? make(
            'unavailable',
            `${where} has no such route; check that its API is on (DISABLE_API), and its depth and context path.`,
          )
        : make('not-found', `${where} has no ${subject}.`);
    case 409:
      return make(
        'conflict',
        `${where} already has ${subject}; take another version.`,
      );
    case 413:
      return make(
        'full',
        `${where} takes no archive as large as ${subject}; raise its upload limit, or leave out what is not needed.`,
      );
    case 507:
      return make(
        'full',
        `${where} has reached its storage limit; remove old versions, or raise the limit.`,
      );
    case 429:
      return make(
        'unavailable',
        `${where} refuses ${subject} because of too many requests; try again ${laterBy(headers)}.`,
      );
    default:
      // Its words for a body that came slower than its read timeout.
      if (/i\/o timeout/.test(bytes.toString('utf8'))) {
        return make(
          'unavailable',
          `${where} waited too long for ${subject}; raise its read timeout, or look at the network between.`,
        );
      }
      return make(
        'unavailable',
        `${where} answered ${status} for ${subject}; look into its log.`,
      );
  }
}

function errorText(bytes: Buffer): string {
  try {
    const { error } = JSON.parse(bytes.toString('utf8')) as {
      readonly error?: unknown;
    };
    return typeof error === 'string' ? error : '';
  } catch {
    return '';
  }
}
