import { InputError, NotFoundError } from '@backstage/errors';
import { readSource } from './readSource';

const url = 'https://git.example.com/acme/shop/src/branch/main/chart';
const away = new TypeError('fetch failed', {
  cause: Object.assign(new Error('closed'), { code: 'ECONNREFUSED' }),
});

describe('readSource', () => {
  it.each([
    [
      away,
      'ServiceUnavailableError',
      `git.example.com cannot be reached to read ${url}.`,
    ],
    [
      new NotFoundError('https://git.example.com/api/v1/x, 404'),
      'InputError',
      `${url} was not found. Check repository and branch, and that the integration of git.example.com may read them.`,
    ],
    [
      new Error('Failed to read tree, 401 Unauthorized'),
      'InputError',
      `${url} could not be read; the backend's log has what git.example.com answered. Check the address, and the integration of git.example.com.`,
    ],
    [new InputError('As it is.'), 'InputError', 'As it is.'],
  ])('makes one sentence of %s', async (error, name, sentence) => {
    const readTree = () => Promise.reject(error);
    const { signal } = new AbortController();
    const reading = readSource({ urlReader: { readTree } }, url, {
      chart: 'shop',
      signal,
    });
    // The first line is what people read; the log has all of it.
    const [failed] = await Promise.allSettled([reading]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { name } });
    const { message } = (failed as PromiseRejectedResult).reason;
    expect(message.split('\n')[0]).toBe(sentence);
    expect(message).toContain(error.message);
  });
});
