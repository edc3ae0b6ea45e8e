import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { SingleInstanceGithubCredentialsProvider } from '@backstage/integration';
import { startTestHost, TestHost } from '@slipway/sandbox';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { ContractHost } from '../__testUtils__/contract/ContractHost';
import { githubContractHost } from '../__testUtils__/contract/githubContractHost';
import { RepositoryRef } from '../ScmHost';

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Readonly<Record<string, { schema?: object }>> }
    >
  >;
}

interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** GitHub's published description of its REST API: `api.github.com.deref.json` of `@octokit/openapi`. */
const file = process.env.SLIPWAY_GITHUB_OPENAPI;
const isThere = file !== undefined && existsSync(file);
if (!isThere) {
  process.stdout.write(
    'Skips holding the GitHub adapter and its simulator against the API description: SLIPWAY_GITHUB_OPENAPI names no file\n',
  );
}

jest.setTimeout(180_000);

(isThere ? describe : describe.skip)('the GitHub API description', () => {
  const exchanges: Exchange[] = [];
  let server: ContractHost;
  let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  let ajv: Ajv;
  let repository: RepositoryRef;

  beforeAll(async () => {
    paths = JSON.parse(readFileSync(file ?? '', 'utf8')).paths;
    ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    addFormats(ajv);
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const app = { id: 4711, publicKey, installedFor: 'platform' };
    const sandbox = await startTestHost({ github: { contentBytes: 10, app } });
    server = githubContractHost(sandbox);
    try {
      await record(useEverything);
      await record(() => useApp(sandbox, privateKey));
    } finally {
      await server.stop();
    }
  });

  /** Keeps what goes over the wire meanwhile. */
  async function record(work: () => Promise<void>): Promise<void> {
    const send = globalThis.fetch;
    globalThis.fetch = async (to, init) => {
      const answer = await send(to, init);
      const [text, sent] = [await answer.clone().text(), init?.body];
      const url = new URL(String(to));
      if (url.pathname.startsWith('/api/v3/')) {
        exchanges.push({
          method: init?.method ?? 'GET',
          url,
          body: sent ? JSON.parse(String(sent)) : undefined,
          status: answer.status,
          answer: text ? JSON.parse(text) : undefined,
        });
      }
      return answer;
    };
    try {
      await work();
    } finally {
      globalThis.fetch = send;
    }
  }

  async function useEverything(): Promise<void> {
    const { scm } = server;
    repository = await server.createRepository('described');
    const { sha } = await scm.commitChanges({
      repository,
      branch: 'main',
      message: 'Start',
      author: { name: 'Ann', email: 'ann@example.com' },
      changes: [
        { path: 'a/b.txt', content: 'longer than ten bytes\n' },
        { path: 'c.txt', content: '' },
      ],
    });
    const open = (content: string, title = 'Deliver') =>
      scm.openPullRequest({
        repository,
        base: 'main',
        branch: 'slipway/a',
        title,
        body: 'Plan',
        commitMessage: 'Deliver',
        changes: [{ path: 'a/b.txt', content }, { path: 'c.txt' }],
      });
    const { number } = await open('1\n');
    await open('2\n', 'Deliver again');
    await scm.getPullRequest(repository, number);
    await scm.getPullRequest(repository, number);
    await scm.getRepository(repository);
    await scm.readFile(repository, sha, 'a/b.txt');
    await scm.readFile(repository, sha, 'c.txt');
    await scm.readFile(repository, sha, 'a');
    await scm.readFile(repository, sha, 'missing');
    await scm.listCommits(repository, 'main', { path: 'a' });
    await server.merge(repository, number, 'squash');
    await scm.getPullRequest(repository, number);
    const second = await open('3\n');
    await scm.closePullRequest?.(repository, second.number, { comment: 'No.' });
    await server.archive(repository);
    await scm.getRepository(repository);
  }

  /** What Backstage asks as an app, and to read a folder. */
  async function useApp({ host, url }: TestHost, privateKey: string) {
    await host.ensureRepository({ owner: 'platform', name: 'gitops' });
    const { headers = {} } =
      await SingleInstanceGithubCredentialsProvider.create({
        host: new URL(url).host,
        apiBaseUrl: `${url}/api/v3`,
        apps: [
          {
            appId: 4711,
            clientId: 'id',
            clientSecret: 'secret',
            webhookSecret: 'secret',
            privateKey,
          },
        ],
      }).getCredentials({ url: `${url}/platform/gitops` });
    const { owner, name } = repository;
    const path = `/api/v3/repos/${owner}/${name}/commits/main/status`;
    expect((await fetch(`${url}${path}`, { headers })).status).toBe(200);
  }

  function operationOf({ method, url }: Exchange) {
    const parts = url.pathname.replace('/api/v3', '').split('/');
    const found = Object.entries(paths).filter(([template, methods]) => {
      const names = template.split('/');
      return (
        methods[method.toLowerCase()] &&
        names.length === parts.length &&
        names.every((name, i) => /^\{.*\}$/.test(name) || name === parts[i])
      );
    });
    // The one with the fewest variables, where several fit.
    const [template, methods] =
      found.sort((a, b) => variables(a[0]) - variables(b[0]))[0] ?? [];
    return template && methods
      ? { name: `${method} ${template}`, ...methods[method.toLowerCase()] }
      : undefined;
  }

  function problems(what: string, schema: object | undefined, value: unknown) {
    if (!schema) return [];
    const isValid = ajv.compile(asJsonSchema(schema));
    if (isValid(value)) return [];
    return (isValid.errors ?? [])
      .slice(0, 10)
      .map(({ instancePath, message }) => `${what} ${instancePath} ${message}`);
  }

  it('has every endpoint, parameter and field that is sent', () => {
    const wrong = exchanges.flatMap(exchange => {
      const operation = operationOf(exchange);
      const { method, url, body } = exchange;
      if (!operation) return [`${method} ${url.pathname} is not described`];
      const known = (operation.parameters ?? [])
        .filter(parameter => parameter.in === 'query')
        .map(({ name }) => name);
      const schema = operation.requestBody?.content['application/json']?.schema;
      return [
        ...[...url.searchParams.keys()]
          .filter(key => !known.includes(key))
          .map(key => `${operation.name} has no parameter ${key}`),
        ...(body ? problems(operation.name, schema, body) : []),
      ];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('describes every answer of the simulator', () => {
    const wrong = exchanges.flatMap(exchange => {
      const operation = operationOf(exchange);
      if (!operation) return [];
      const { status, answer } = exchange;
      const response = operation.responses[status];
      const what = `${operation.name} ${status}`;
      // What everybody may be answered is not described everywhere.
      if (!response) return status < 400 ? [`${what} is not described`] : [];
      const schema = response.content?.['application/json']?.schema;
      return problems(what, schema, answer);
    });
    expect([...new Set(wrong)]).toEqual([]);
    // The suite would hold nothing against anything if it had seen nothing.
    const seen = new Set(exchanges.map(one => operationOf(one)?.name));
    expect(seen.size).toBeGreaterThan(21);
  });
});

function variables(template: string): number {
  return template.split('{').length;
}

/** `nullable` of OpenAPI 3.0 beside `anyOf` and its like, in the words of JSON Schema. */
function asJsonSchema<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(asJsonSchema) as T;
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, example, examples, ...rest } = schema as Record<
    string,
    unknown
  >;
  const plain = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      // An installation's account would be a user and an enterprise at once.
      key === 'allOf' && isUserOrEnterprise(value) ? 'anyOf' : key,
      asJsonSchema(value),
    ]),
  );
  return (nullable ? { anyOf: [{ type: 'null' }, plain] } : plain) as T;
}

function isUserOrEnterprise(schemas: unknown): boolean {
  const titles = (schemas as { title?: string }[]).map(({ title }) => title);
  return titles.join() === 'Simple User,Enterprise';
}
