import { CliBench } from '../__testUtils__/CliBench';

jest.setTimeout(60_000);

const SHOP = 'config/applications/shop.ts';
const config = (name: string) => `export default defineApplication({
  name: '${name}', entity: 'component:default/${name}', namespace: '${name}',
  chart: { type: 'WebService', props: { port: 8080 } },
  image: { repository: 'acme/${name}', tag: '1.0.0' },
  environments: { dev: { destination: 'dev' } },
});
`;
const raw = `export default defineApplication({
  name: 'raw', entity: 'component:default/raw', namespace: 'raw',
  chart: { type: 'RawManifests', props: { folder: 'manifests/raw' } },
  environments: { dev: { destination: 'dev' } },
});
`;

describe('slipway with files that are wrong', () => {
  let bench: CliBench;
  let before: ReturnType<CliBench['tree']>;

  beforeAll(() => {
    bench = new CliBench();
    bench.write(SHOP, config('shop'));
    bench.write('config/applications/raw.ts', raw);
    bench.write(
      'manifests/raw/a.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    );
    const { status, stdout } = bench.slipway('synth');
    if (status !== 0) {
      throw new Error(stdout);
    }
    before = bench.tree();
  });

  afterAll(() => bench.remove());

  it.each<[string, string, string | Buffer, string]>([
    [
      'not UTF-8',
      SHOP,
      Buffer.from([0x65, 0x78, 0xff, 0xfe]),
      `${SHOP}: the file is not UTF-8`,
    ],
    [
      '50 MB',
      SHOP,
      Buffer.alloc(50_000_000, 0x20),
      `${SHOP}: the file has 50 MB; at most 10 MB are read`,
    ],
    [
      '2 MB',
      SHOP,
      ' '.repeat(2_000_000),
      `${SHOP}: the file has 2000000 characters`,
    ],
    [
      'code',
      SHOP,
      "import { execSync } from 'node:child_process';\nexecSync('touch pwned');\nexport default {};\n",
      `${SHOP}:2: "execSync('touch pwned');" is neither an import nor the default export`,
    ],
    ['another name', SHOP, config('other'), 'the application is named "other"'],
    [
      'a key twice',
      'manifests/raw/a.yaml',
      'apiVersion: v1\nkind: ConfigMap\nkind: Secret\nmetadata: {name: a}\n',
      'manifests/raw/a.yaml is no valid YAML (DUPLICATE_KEY at line 3, column 1)',
    ],
    [
      'aliases without end',
      'manifests/raw/a.yaml',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, index) => `${'bcdefghij'[index]}: &${'bcdefghij'[index]} [${Array.from({ length: 10 }, () => `*${'abcdefghi'[index]}`).join(',')}]`).join('\n')}\n`,
      'manifests/raw/a.yaml',
    ],
    [
      'a record with a conflict',
      'dist/shop-dev/generated.yaml',
      '<<<<<<< HEAD\nmode: git\n=======\nmode: cnoe\n>>>>>>> main\n',
      'dist/shop-dev/generated.yaml: it cannot be read, so how its package was made is not known; take one side of a merge conflict',
    ],
    [
      'a Secret',
      'manifests/raw/a.yaml',
      'apiVersion: v1\nkind:  "Secret" # hidden\nmetadata: {name: a}\nstringData: {a: b}\n',
      'error no-secret',
    ],
  ])(
    '%s: says where and why, quickly, and writes nothing',
    (_, path, content, message) => {
      const good = bench.read(path);
      bench.write(path, content);
      try {
        const { status, stderr, stdout } = bench.slipway('synth');
        expect(status).toBe(1);
        expect(stdout).toContain(message);
        expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at /);
        expect(stdout.length).toBeLessThan(3000);
        expect(bench.tree().filter(file => file.path !== path)).toEqual(
          before.filter(file => file.path !== path),
        );
      } finally {
        bench.write(path, good);
      }
    },
  );
});
