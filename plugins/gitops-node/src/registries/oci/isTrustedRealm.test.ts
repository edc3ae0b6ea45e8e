import { isTrustedRealm } from './isTrustedRealm';

describe('isTrustedRealm', () => {
  it.each<[string, string, boolean]>([
    ['https://ghcr.io', 'https://ghcr.io/token', true],
    ['https://registry-1.docker.io', 'https://auth.docker.io/token', true],
    ['https://registry.gitlab.com', 'https://gitlab.com/jwt/auth', true],
    ['https://reg.example.com', 'https://auth.reg.example.com/token', true],
    ['https://reg.example.com:5000', 'https://reg.example.com/token', true],
    ['https://reg.example.com', 'http://reg.example.com/token', false],
    ['https://reg.example.com', 'https://auth.example.com/token', false],
    ['https://mine.azurecr.io', 'https://other.azurecr.io/token', false],
    ['https://mine.co.uk', 'https://other.co.uk/token', false],
    ['https://10.0.0.1', 'https://10.0.0.2/token', false],
    ['https://reg.example.com', 'https://reg.example.com.evil.org', false],
    ['https://reg.example.com', 'https://listed.example.org/token', true],
    ['https://reg.example.com', 'file:///etc/passwd', false],
  ])('%s may name %s: %s', (registry, realm, trusted) => {
    expect(
      isTrustedRealm(new URL(realm), {
        registry: new URL(registry),
        plainHttp: false,
        hosts: ['listed.example.org'],
      }),
    ).toBe(trusted);
  });

  it('takes http where the registry has no TLS either', () => {
    expect(
      isTrustedRealm(new URL('http://127.0.0.1:2/token'), {
        registry: new URL('http://127.0.0.1:1'),
        plainHttp: true,
      }),
    ).toBe(true);
  });
});
