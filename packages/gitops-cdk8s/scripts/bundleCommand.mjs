// Makes one file of the command line: what `slipway` starts from in an installed package.
//
//   node scripts/bundleCommand.mjs [FILE]     (default: dist/slipway.cjs)
//
// Reading four hundred module files takes longer than everything that a short run does, and so does setting up what it
// does not use. The library's own entry, types and modules are not touched by this.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, transform } from '@swc/core';
import { build } from 'esbuild';

const PACKAGE = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const outfile = resolve(process.argv[2] ?? join(PACKAGE, 'dist/slipway.cjs'));

/**
 * Modules that import what a run may not need. In the bundle each import of theirs waits until it is used; all others stand
 * in one scope, so that calls cost nothing.
 */
const DOORS = [
  'src/cli/createProgram.ts',
  'src/cli/platformOf.ts',
  'src/cli/withSettings.ts',
  'src/cli/GitopsRepository.ts',
  'src/kratix/validateRequest.ts',
].map(path => join(PACKAGE, path));

const lazyDoors = {
  name: 'lazy-doors',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) =>
      DOORS.includes(path) ? lazily(path) : undefined,
    );
  },
};

async function lazily(path) {
  const text = readFileSync(path, 'utf8');
  const { body } = await parse(text, { syntax: 'typescript' });
  const { code } = await transform(text, {
    filename: path,
    configFile: false,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: {
      type: 'commonjs',
      importInterop: 'node',
      ignoreDynamic: true,
      lazy: body.flatMap(({ source }) => source?.value ?? []),
    },
  });
  return { contents: code, loader: 'js' };
}

/** Of zod's messages those in English alone: the others are a third of the file. */
const smallZod = {
  name: 'small-zod',
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

const { metafile } = await build({
  absWorkingDir: PACKAGE,
  entryPoints: ['src/cli/runSlipway.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [lazyDoors, smallZod],
  // Seldom needed, and read from where npm puts them.
  external: [
    '@slipway/helm-chart',
    'ajv',
    'ajv-formats',
    'chokidar',
    'ts-morph',
  ],
});
writeFileSync(
  `${outfile}.LICENSES.txt`,
  licences(Object.keys(metafile.inputs)),
);

/** The licence of each package that is in the file. */
function licences(inputs) {
  const folders = new Set(
    inputs.flatMap(
      input =>
        /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(input) ?? [],
    ),
  );
  return [...folders]
    .sort()
    .map(folder => {
      const root = resolve(PACKAGE, folder);
      const { license, name, version } = JSON.parse(
        readFileSync(join(root, 'package.json'), 'utf8'),
      );
      const texts = [licenceText(root), ...noticeText(root)].join('\n');
      return `${name} ${version} (${license})\n\n${texts}`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** What the Apache License has to go along with it (section 4, d). */
function noticeText(root) {
  const file = join(root, 'NOTICE');
  return existsSync(file) ? [`NOTICE\n\n${readFileSync(file, 'utf8')}`] : [];
}

function licenceText(root) {
  for (const name of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE']) {
    try {
      return readFileSync(join(root, name), 'utf8');
    } catch {
      // The next name.
    }
  }
  throw new Error(`${relative(PACKAGE, root)} has no text of its licence.`);
}
