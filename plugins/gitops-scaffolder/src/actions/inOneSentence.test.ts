import { InputError } from '@backstage/errors';
import { inOneSentence } from './inOneSentence';

describe('inOneSentence', () => {
  it('leaves the sentence of an error that a person can act on', async () => {
    const error = new InputError('The port is 0; use 1 to 65535.');
    await expect(
      inOneSentence(async () => {
        throw error;
      }),
    ).rejects.toBe(error);
    expect(error.stack).toBe('InputError: The port is 0; use 1 to 65535.');
  });

  it('keeps the stack of what nobody expected', async () => {
    const error = new TypeError('x is not a function');
    await expect(
      inOneSentence(async () => {
        throw error;
      }),
    ).rejects.toBe(error);
    expect(error.stack).toMatch(/\n {4}at /);
  });

  it('gives the result', async () => {
    await expect(inOneSentence(async () => 1)).resolves.toBe(1);
  });
});
