/** Writes the OpenAPI document of the gitops backend from its routes, request schemas and answer types. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { buildDocument } from './lib/openapi/buildDocument.mjs';
import { requestSchemas } from './lib/openapi/requestSchemas.mjs';
import { typeSchemas } from './lib/openapi/typeSchemas.mjs';
import { root } from './lib/paths.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

const backend = join(root, 'plugins/gitops-backend/src');
const common = join(root, 'plugins/gitops-common/src');
const { parse, stringify } = createRequire(join(backend, 'index.ts'))('yaml');
const schema = join(backend, 'schema');

/** What routes answer with as it is, by where it is exported. */
const ANSWERS = {
  [join(common, 'index.ts')]: [
    'Command',
    'DeploymentDetail',
    'DeploymentPlan',
    'DeploymentsOverview',
    'EntityChart',
    'HistoryPage',
    'UploadedChart',
  ],
  [join(backend, 'applications/describeApplication.ts')]: [
    'ApplicationDescription',
  ],
};

const document = buildDocument({
  routes: parse(await readFile(join(schema, 'paths.yaml'), 'utf8')),
  answers: Object.values(ANSWERS).flat(),
  requests: requestSchemas(join(common, 'requests/index.ts')),
  types: typeSchemas({ files: ANSWERS, root }),
});

const notice = 'Written by `yarn openapi`; change paths.yaml or the types.';
const files = {
  [join(schema, 'openapi.yaml')]: `# ${notice}\n${stringify(document, {
    aliasDuplicateObjects: false,
  })}`,
  [join(schema, 'openapi/generated/router.ts')]: `// ${notice}

/** The document of the plugin's HTTP interface. */
export const spec = ${JSON.stringify(document)} as const;
`,
};

let stale = false;
for (const [file, text] of Object.entries(files)) {
  const formatted = await prettier.format(text, {
    ...(await prettier.resolveConfig(file)),
    filepath: file,
  });
  if (values.check) {
    const found = await readFile(file, 'utf8').catch(() => '');
    if (found !== formatted) {
      stale = true;
      console.error(
        `${relative(root, file)} is not what the code gives. Run \`yarn openapi\` and commit it.`,
      );
    }
  } else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, formatted);
  }
}
process.exitCode = stale ? 1 : 0;
