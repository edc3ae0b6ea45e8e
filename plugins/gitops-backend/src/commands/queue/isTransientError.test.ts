import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ArgoCdError } from '@slipway/plugin-gitops-node';
import { isTransientError } from './isTransientError';

describe('isTransientError', () => {
  it.each([
    [new ServiceUnavailableError('down'), true],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), true],
    [
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }),
      }),
      true,
    ],
    [
      new ArgoCdError({ kind: 'unavailable', instance: 'a', message: 'm' }),
      true,
    ],
    [
      new ArgoCdError({ kind: 'credentials', instance: 'a', message: 'm' }),
      false,
    ],
    [new InputError('no'), false],
    [new ConflictError('no'), false],
    [new TypeError('undefined is not a function'), false],
    ['text', false],
  ])('%s: %s', (error, expected) => {
    expect(isTransientError(error)).toBe(expected);
  });
});
