/**
 * Writes the generated parts of the templates anew, from the schemas of the chart types' props. Run it after a change of a
 * chart type's props:
 *
 *   yarn workspace @slipway/plugin-scaffolder-backend-module-gitops write-forms
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { schemaOf } from '../src/forms/schemaOf';
import { writePropsForms } from '../src/forms/writePropsForms';

const templates = resolve(process.cwd(), '../../templates');

for (const name of readdirSync(templates)) {
  const file = join(templates, name, 'template.yaml');
  const before = readFileSync(file, 'utf8');
  const after = writePropsForms(before, schemaOf);
  if (after !== before) {
    writeFileSync(file, after, 'utf8');
    process.stdout.write(`${file}: written\n`);
  }
}
