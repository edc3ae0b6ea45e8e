import { translateArgoCdAnswer } from './translateArgoCdAnswer';

describe('translateArgoCdAnswer', () => {
  it.each<[string, number, object | string, string, string, RegExp]>([
    [
      'our bad token',
      401,
      { error: 'no session', code: 16, message: 'no session' },
      'credentials',
      'ServiceUnavailableError',
      /'main' does not accept our credentials/,
    ],
    [
      'missing rights',
      403,
      { code: 7, message: 'permission denied: sub: ci, iat: 1' },
      'forbidden',
      'ServiceUnavailableError',
      /does not let our account act on application shop-dev/,
    ],
    [
      'a missing application',
      404,
      { code: 5, message: 'applications.argoproj.io "shop-dev" not found' },
      'not-found',
      'NotFoundError',
      /has no application shop-dev/,
    ],
    [
      'a wrong path prefix',
      404,
      'Not Found\n',
      'unavailable',
      'ServiceUnavailableError',
      /path prefix/,
    ],
    [
      'a second operation',
      400,
      { code: 9, message: 'another operation is already in progress' },
      'operation-in-progress',
      'ConflictError',
      /Wait for it or terminate it/,
    ],
    [
      'auto-sync at a rollback',
      400,
      {
        code: 9,
        message: 'rollback cannot be initiated when auto-sync is enabled',
      },
      'auto-sync',
      'ConflictError',
      /Hold auto-sync first/,
    ],
    [
      'a sync window',
      403,
      { code: 7, message: 'cannot sync: blocked by sync window' },
      'sync-window',
      'ConflictError',
      /sync window/,
    ],
    [
      'a revision that is not there',
      500,
      {
        code: 2,
        message:
          'failed to initialize repository resources: Failed to checkout revision x',
      },
      'cannot-render',
      'ConflictError',
      /cannot render application shop-dev/,
    ],
    [
      'an application that is being deleted',
      400,
      { code: 9, message: 'application is deleting' },
      'conflict',
      'ConflictError',
      /application is deleting/,
    ],
    [
      'nothing to terminate',
      400,
      {
        code: 3,
        message: 'Unable to terminate operation. No operation is in progress',
      },
      'conflict',
      'ConflictError',
      /No operation is running on application shop-dev/,
    ],
    [
      'an unknown history entry',
      400,
      { code: 3, message: 'app does not have deployment with id 9' },
      'invalid',
      'InputError',
      /deployment with id 9/,
    ],
    [
      'an error before the first event of a stream',
      401,
      { error: { grpc_code: 16, http_code: 401, message: 'no session' } },
      'credentials',
      'ServiceUnavailableError',
      /credentials/,
    ],
    [
      "a proxy's page",
      502,
      '<html><body>Bad gateway</body></html>',
      'unavailable',
      'ServiceUnavailableError',
      /failed with 502 on application shop-dev: no text/,
    ],
  ])('says what %s means', (_, status, body, kind, name, message) => {
    const error = translateArgoCdAnswer({
      instance: 'main',
      status,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      subject: 'application shop-dev',
    });
    expect(error).toMatchObject({ kind, name, instance: 'main' });
    expect(error.message).toMatch(message);
    expect(error).not.toHaveProperty('status');
  });

  it('shows neither credentials in addresses nor pages of text', () => {
    const { message } = translateArgoCdAnswer({
      instance: 'main',
      status: 400,
      body: JSON.stringify({
        code: 3,
        message: `cannot read https://jane:secret@git.example.com/a ${'x'.repeat(
          5000,
        )}`,
      }),
      subject: 'application shop-dev',
    });
    expect(message).not.toContain('secret');
    expect(message.length).toBeLessThan(800);
  });
});
