import { translateOciAnswer } from './translateOciAnswer';

type Case = [
  title: string,
  answer: {
    readonly address?: string;
    readonly status: number;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
  kind: string,
  message: string,
];

const code = (name: string, message = 'see /var/lib/registry?_state=secret') =>
  JSON.stringify({ errors: [{ code: name, message, detail: null }] });
const hub = 'oci://registry-1.docker.io/org';
const ghcr = 'oci://ghcr.io/org/charts';
const ecr = 'oci://1.dkr.ecr.eu-west-1.amazonaws.com/charts';

describe('translateOciAnswer', () => {
  it.each<Case>([
    [
      'Docker Hub, missing repository or read-only token',
      { address: hub, status: 401, body: code('UNAUTHORIZED') },
      'credentials',
      'make the repository and give the token the right to write',
    ],
    [
      'Docker Hub, immutable tag',
      { address: hub, status: 403, body: code('DENIED') },
      'forbidden',
      'a tag that its settings keep immutable',
    ],
    [
      'Docker Hub, pull limit',
      {
        address: hub,
        status: 429,
        body: code('TOOMANYREQUESTS'),
        headers: { 'retry-after': '60' },
      },
      'unavailable',
      'wait until the limit of six hours is over',
    ],
    [
      'GHCR, package of another repository',
      {
        address: ghcr,
        status: 403,
        body: code('DENIED', 'permission_denied: write_package'),
      },
      'forbidden',
      'Manage Actions access',
    ],
    [
      'ECR, repository that was not made',
      { address: ecr, status: 404, body: code('NAME_UNKNOWN') },
      'not-found',
      'made before the first push',
    ],
    [
      'ECR, immutable tag',
      { address: ecr, status: 400, body: code('TAG_INVALID') },
      'conflict',
      'take another version',
    ],
    [
      'ECR, password of yesterday',
      {
        address: ecr,
        status: 403,
        body: 'Your authorization token has expired',
      },
      'forbidden',
      'aws ecr get-login-password',
    ],
    [
      'Harbor, immutable tag',
      { status: 412, body: code('PRECONDITION') },
      'conflict',
      'a rule of the project keeps the tag immutable',
    ],
    [
      'Harbor, project that was not made',
      { status: 404, body: code('NOT_FOUND') },
      'not-found',
      'some registries want the project or repository made first',
    ],
    [
      'Quay, robot that may not create',
      { address: 'oci://quay.io/org', status: 401, body: code('UNAUTHORIZED') },
      'credentials',
      'Quay makes a repository only for accounts',
    ],
    [
      'Gitea, package owner without rights',
      { status: 401, body: code('UNAUTHORIZED') },
      'credentials',
      'check username, password and rights',
    ],
    [
      'zot, name with upper case',
      { status: 400, body: code('NAME_INVALID') },
      'invalid',
      'check its name and version',
    ],
    [
      'Azure, role that only pulls',
      { address: 'oci://mine.azurecr.io/charts', status: 403, body: '' },
      'forbidden',
      'the role AcrPush',
    ],
    [
      'Google, repository that was not made',
      { address: 'oci://europe-docker.pkg.dev/p/r', status: 404, body: '' },
      'not-found',
      'Artifact Registry Writer',
    ],
    [
      'distribution, token that says too little',
      {
        status: 401,
        body: code('UNAUTHORIZED'),
        headers: {
          'www-authenticate':
            'Bearer realm="https://r/t",scope="repository:a:push",error="insufficient_scope"',
        },
      },
      'forbidden',
      'have no right to',
    ],
    [
      'distribution, read-only',
      { status: 405, body: 'Method Not Allowed' },
      'forbidden',
      'is read-only',
    ],
    [
      'distribution, disk full',
      { status: 500, body: code('UNKNOWN') },
      'unavailable',
      'answered 500',
    ],
    [
      'distribution, name over 255, JSON twice over',
      { status: 500, body: `${code('UNKNOWN')}\n${code('UNKNOWN')}` },
      'unavailable',
      'answered 500',
    ],
    [
      'nginx, large body',
      { status: 413, body: '<html>413 Request Entity Too Large</html>' },
      'full',
      'takes nothing as large',
    ],
    ['storage limit', { status: 507, body: '' }, 'full', 'has no room'],
  ])(
    '%s',
    (
      _,
      { address = 'oci://reg.example.com/charts', ...answer },
      kind,
      message,
    ) => {
      const error = translateOciAnswer(
        {
          status: answer.status,
          headers: new Headers(answer.headers),
          bytes: Buffer.from(answer.body ?? ''),
        },
        { registry: 'r', address, subject: 'chart web 1.0.0' },
      );
      expect(error.kind).toBe(kind);
      expect(error.message).toContain(message);
      expect(error.message).toMatch(
        /^The registry "r" at oci:\/\/.*chart web 1\.0\.0.*; .*\.$/,
      );
      expect(JSON.stringify(error)).not.toMatch(/secret|var\/lib|html/);
      expect(error.refusal?.status).toBe(answer.status);
    },
  );

  it('carries what helps to find the request in the log of the registry', () => {
    const error = translateOciAnswer(
      {
        status: 503,
        headers: new Headers({ 'x-request-id': 'a-1', 'retry-after': '7' }),
        bytes: Buffer.from(code('UNAVAILABLE')),
      },
      { registry: 'r', address: 'oci://r', subject: 'x' },
    );
    expect(error.refusal).toEqual({
      status: 503,
      codes: ['UNAVAILABLE'],
      retryAfterMs: 7000,
      requestId: 'a-1',
    });
  });
});
