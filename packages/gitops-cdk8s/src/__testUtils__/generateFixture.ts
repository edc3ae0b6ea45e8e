import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { generateApplication } from '../generate/generateApplication';
import { GeneratedApplication } from '../generate/GeneratedApplication';
import { readTree } from './readTree';

/** The folder of the fixtures: one GitOps repository each. */
export const FIXTURES = resolve(__dirname, '../../fixtures');

/** Generates the application that a fixture is named after. */
export function generateFixture(
  name: string,
  mode: 'cnoe' | 'git',
): GeneratedApplication {
  const path = `config/applications/${name}.ts`;
  const configText = readFileSync(join(FIXTURES, name, path), 'utf8');
  return generateApplication({
    config: readApplicationConfig(configText, path),
    configText,
    mode,
    repository: {
      url: 'https://git.example.com/platform/gitops.git',
      branch: 'main',
    },
    sourceFiles: readTree(join(FIXTURES, name)),
  });
}
