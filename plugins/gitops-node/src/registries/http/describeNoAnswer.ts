import { NoAnswerError } from './NoAnswerError';

/** What became of a request without an answer, and the next step; goes behind the registry's name. */
export function describeNoAnswer(
  { code }: NoAnswerError,
  timeoutMs: number,
): string {
  if (code === 'TIMEOUT') {
    return `did not answer within ${timeoutMs} ms; check that it runs, or raise its timeout.`;
  }
  if (code === 'TOO_LARGE') {
    return 'sent more than can be a chart; check that its address is right.';
  }
  if (code === 'INSECURE_REDIRECT') {
    return 'redirects to an address without encryption, which was not followed; correct its settings.';
  }
  if (/CERT|SIGNATURE|ERR_TLS/.test(code)) {
    return `has a certificate that is not trusted (${code}); set caFile of this repository to the authority that signed it.`;
  }
  if (/ERR_SSL|EPROTO|HPE_/.test(code)) {
    return `does not speak the protocol of its address (${code}); check http and https, and plainHttp.`;
  }
  return `cannot be reached (${code === 'FAILED' ? 'connection failed' : code}); check that it runs and that its address is right.`;
}
