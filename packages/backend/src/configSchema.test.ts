import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface SchemaNode {
  readonly visibility?: string;
  readonly deepVisibility?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** Keys whose values let somebody in. */
const SECRETS = /^(token|password|command|.*[sS]ecret)$/;

jest.setTimeout(60_000);

/** What is wrong with the visibility of the keys of a schema, a line each. */
function findProblems(node: SchemaNode, path: readonly string[]): string[] {
  const { properties, items, anyOf } = node;
  const visibility = node.visibility ?? node.deepVisibility;
  const name = path.join('.');
  const key = path.findLast(part => part !== '[]') ?? '';
  const problems =
    SECRETS.test(key) && visibility && visibility !== 'secret'
      ? [`${name} is a secret and has the visibility ${visibility}`]
      : [];
  if (visibility === 'secret' && items && node.deepVisibility !== 'secret') {
    problems.push(`${name} is a list: its entries need @deepVisibility secret`);
  }
  if (visibility) return problems;
  const inner = [
    ...Object.entries(properties ?? {}).map(([part, child]) =>
      findProblems(child, [...path, part]),
    ),
    ...(items ? [findProblems(items, [...path, '[]'])] : []),
    ...(anyOf ?? []).map(each => findProblems(each, path)),
  ];
  return inner.length ? inner.flat() : [`${name} has no @visibility`];
}

/** What `backstage-cli config:schema` prints; into a file, because it ends before a pipe has taken everything. */
async function readSchemas(): Promise<{
  readonly schemas: readonly {
    readonly packageName: string;
    readonly value: SchemaNode;
  }[];
}> {
  const folder = await mkdtemp(join(tmpdir(), 'config-schema-'));
  const file = join(folder, 'schema.json');
  const output = await open(file, 'w');
  try {
    const command = spawn(
      process.execPath,
      [
        require.resolve('@backstage/cli/bin/backstage-cli'),
        'config:schema',
        '--package',
        'backend',
        '--format',
        'json',
      ],
      {
        cwd: resolve(__dirname, '../../..'),
        stdio: ['ignore', output.fd, 'ignore'],
      },
    );
    expect(await once(command, 'exit')).toEqual([0, null]);
    const text = await readFile(file, 'utf8');
    return JSON.parse(text.slice(text.indexOf('{')));
  } finally {
    await output.close();
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the configuration schema', () => {
  it('says of every key who may see it, and shows no secret', async () => {
    const { schemas } = await readSchemas();
    const ours = schemas.filter(({ packageName }) =>
      /^(@slipway\/.*|backend|app)$/.test(packageName),
    );
    expect(ours.map(({ packageName }) => packageName).sort()).toEqual([
      '@slipway/plugin-gitops-backend',
      'backend',
    ]);
    expect(ours.flatMap(({ value }) => findProblems(value, []))).toEqual([]);
  });

  it.each([
    [{ type: 'string' }, 'x has no @visibility'],
    [
      { properties: { token: { visibility: 'frontend' } } },
      'x.token is a secret and has the visibility frontend',
    ],
    [
      { visibility: 'secret', items: { type: 'string' } },
      'x is a list: its entries need @deepVisibility secret',
    ],
    [
      { anyOf: [{ properties: { a: {} } }, { visibility: 'backend' }] },
      'x.a has no @visibility',
    ],
  ])('finds %j', (node, problem) => {
    expect(findProblems(node, ['x'])).toEqual([problem]);
  });

  it.each([
    { visibility: 'secret' },
    { deepVisibility: 'secret', items: {} },
    { items: { properties: { token: { visibility: 'secret' } } } },
  ])('is content with %j', node => {
    expect(findProblems(node, ['x'])).toEqual([]);
  });
});
