import { redactSecrets } from './redactSecrets';

describe('redactSecrets', () => {
  it.each([
    ['https://jane:hunter22@git.example/x', 'https://***@git.example/x'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer ***'],
    ['sent eyJhbGci.eyJzdWIi.c2ln here', 'sent *** here'],
    ['password=hunter22&x=1', 'password=***&x=1'],
    ['application shop-dev is Degraded', 'application shop-dev is Degraded'],
    ['our own s3cr3t-value stays out', 'our own *** stays out'],
  ])('%s', (text, expected) => {
    expect(redactSecrets(text, ['s3cr3t-value'])).toBe(expected);
  });
});
