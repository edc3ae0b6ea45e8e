import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ArgoCdError, GithubScmHost } from '@slipway/plugin-gitops-node';
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

  it.each([
    ['an app that is suspended', new Error('The app is suspended'), false],
    [
      'a GitHub that is away',
      Object.assign(new Error('failed'), { code: 'ECONNREFUSED' }),
      true,
    ],
  ])('tells %s', async (_name, reason, expected) => {
    const host = new GithubScmHost({
      host: 'github.example.com',
      apiBaseUrl: 'https://github.example.com/api/v3',
      credentials: { getCredentials: () => Promise.reject(reason) },
    });
    const repository = {
      host: 'github.example.com',
      owner: 'acme',
      name: 'gitops',
    };
    const error = await host.getPullRequest(repository, 1).catch(e => e);
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(isTransientError(error)).toBe(expected);
  });
});
