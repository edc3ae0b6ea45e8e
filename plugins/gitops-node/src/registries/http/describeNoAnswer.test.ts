import { describeNoAnswer } from './describeNoAnswer';
import { NoAnswerError } from './NoAnswerError';

describe('describeNoAnswer', () => {
  it.each([
    ['TIMEOUT', 'did not answer within 30000 ms', false],
    ['ECONNREFUSED', 'cannot be reached (ECONNREFUSED)', false],
    ['ECONNRESET', 'cannot be reached (ECONNRESET)', false],
    ['EAI_AGAIN', 'cannot be reached (EAI_AGAIN)', false],
    ['ENOTFOUND', 'cannot be reached (ENOTFOUND)', true],
    ['FAILED', 'cannot be reached (connection failed)', false],
    ['TOO_LARGE', 'sent more than can be a chart', true],
    ['INSECURE_REDIRECT', 'without encryption', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'set caFile of this repository', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'set caFile of this repository', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'check http and https', false],
  ])('of %s', (code, message, isFinal) => {
    const error = new NoAnswerError(code);
    expect(describeNoAnswer(error, 30_000)).toContain(message);
    expect(error.isFinal).toBe(isFinal);
  });
});
