import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../__testUtils__/readTree';
import { writeTree } from '../__testUtils__/writeTree';
import { defaultChartTypes } from '../charts/defaultChartTypes';
import { CliOptions } from './CliOptions';
import { CommandResult } from './CommandResult';
import { GitopsRepository } from './GitopsRepository';
import { lint } from './lint';
import { plan } from './plan';
import { synth } from './synth';
import { validate } from './validate';

const PROJECT = `export default defineProject({
  name: 'shop', sourceRepos: ['*'], destinations: [{ name: '*', namespace: '*' }],
});
`;
const CLUSTER = `export default defineCluster({ name: 'dev', role: 'vcluster', environment: 'dev' });
`;
const ADDON = `export default defineAddon({
  name: 'dns', namespace: 'dns', source: { type: 'git', path: 'addons/dns' },
});
`;
const SET = `export default defineApplicationSet({
  name: 'regions',
  generators: [{ list: { elements: [{ region: 'eu' }] } }],
  template: {
    name: 'a-{{ .region }}', destination: 'dev', namespace: 'a',
    sources: [{ type: 'git', repoURL: 'https://git.example.com/a.git', path: 'a' }],
  },
});
`;
const PROMISE = `export default definePromise({
  name: 'bucket',
  api: { group: 'a.example.com', kind: 'Bucket', properties: { region: { type: 'string' } } },
  pipelines: { configure: [{ name: 'make', containers: [{ name: 'make', image: 'a/b:1.0.0' }] }] },
});
`;
const REQUEST = `export default defineRequest({
  name: 'pictures', schema: 'config/promises/bucket.ts', spec: { region: 'eu' },
});
`;
const PLATFORM = `export default definePlatform({
  mode: 'git', repository: { url: 'https://git.example.com/gitops.git' },
});
`;
/** Everything that a repository declares, by path. */
const DECLARED = {
  'config/platform.ts': PLATFORM,
  'config/projects/shop.ts': PROJECT,
  'config/clusters/dev.ts': CLUSTER,
  'config/addons/dns.ts': ADDON,
  'config/applicationsets/regions.ts': SET,
  'config/promises/bucket.ts': PROMISE,
  'config/requests/pictures.ts': REQUEST,
} as const;

type Command = (options: CliOptions) => Promise<CommandResult>;

describe('slipway with declarations that are wrong', () => {
  let original: string;
  let root: string;

  beforeAll(async () => {
    original = mkdtempSync(join(tmpdir(), 'slipway-declared-'));
    root = original;
    writeTree(
      root,
      Object.entries(DECLARED).map(([path, content]) => ({ path, content })),
    );
    const { ok, text } = await slipway(synth);
    if (!ok) {
      throw new Error(text);
    }
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-declared-'));
    cpSync(original, root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  afterAll(() => rmSync(original, { recursive: true, force: true }));

  /** In this process: how the program prints an error is tried elsewhere. */
  async function slipway(command: Command) {
    const lines: string[] = [];
    const result = await command({
      repository: new GitopsRepository(root),
      names: [],
      mode: 'cnoe',
      repositoryUrl: '',
      branch: 'main',
      chartTypes: defaultChartTypes(),
      io: {
        out: () => {},
        err: () => {},
        isTerminal: false,
        signal: new AbortController().signal,
      },
      print: line => lines.push(line),
    }).catch((error: Error) => {
      lines.push(error.message);
      return { ok: false };
    });
    return { ok: result.ok, text: lines.join('\n') };
  }

  const paths = Object.keys(DECLARED) as (keyof typeof DECLARED)[];
  const commands: readonly (readonly [string, Command])[] = [
    ['synth', synth],
    ['lint', lint],
    ['plan', plan],
    ['validate', validate],
  ];
  const begin = (text: string, field: string) =>
    text.replace('({', `({ ${field},`);
  const wrong: readonly (readonly [
    string,
    (text: string) => string | Buffer,
    string,
  ])[] = [
    [
      'not UTF-8',
      text => Buffer.from(`${text}\xff`, 'latin1'),
      ': the file is not UTF-8',
    ],
    ['11 MB', () => Buffer.alloc(11_000_000, 0x20), ': the file has 11 MB'],
    [
      'a key twice',
      text => begin(text, 'x: 1, x: 2'),
      ':1: "x" is there twice',
    ],
    [
      'code',
      text => begin(text, 'x: process.exit(3)'),
      ':1: "process.exit(3)" in x is no literal',
    ],
    [
      'a key of prototypes',
      text => begin(text, '__proto__: { x: 1 }'),
      ':1: "__proto__" is no literal',
    ],
    [
      'a key of prototypes in quotes',
      text => begin(text, "'__proto__': { x: 1 }"),
      ':1: "\'__proto__\'" is no literal',
    ],
    [
      'an unknown field',
      text => begin(text, 'nmae: 1'),
      '"nmae" is not a field',
    ],
  ];

  it.each(paths.flatMap(path => wrong.map(one => [path, ...one] as const)))(
    '%s, %s: every command names the file and the reason, and writes nothing',
    async (path, _, spoil, message) => {
      writeFileSync(join(root, path), spoil(DECLARED[path]));
      const before = readTree(root);
      for (const [, command] of commands) {
        const { ok, text } = await slipway(command);
        expect(text).toContain(path);
        expect(text).toContain(message);
        expect(ok).toBe(false);
        expect(text.length).toBeLessThan(1000);
      }
      expect(readTree(root)).toEqual(before);
    },
  );

  it('does not guess how the platform was packaged when its record says nothing', async () => {
    writeFileSync(join(root, 'dist/platform/generated.yaml'), '<<<<<<< HEAD\n');
    const before = readTree(root);
    const { ok, text } = await slipway(synth);
    expect(text).toContain(
      'dist/platform/generated.yaml: it cannot be read, so how its package was made is not known',
    );
    expect(ok).toBe(false);
    expect(readTree(root)).toEqual(before);
  });
});
