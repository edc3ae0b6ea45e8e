import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { readTree } from '../__testUtils__/readTree';
import { writeTree } from '../__testUtils__/writeTree';
import { version } from '../../package.json';
import { generateApplication } from './generateApplication';
import { GeneratedFile } from './GeneratedApplication';

const FIXTURES = resolve(__dirname, '../../fixtures');

/** A release of the generator alone is no difference. */
function withoutVersion(files: readonly GeneratedFile[]) {
  return files.map(({ path, content }) => ({
    path,
    content: content.replace(`version: ${version}\n`, 'version: VERSION\n'),
  }));
}

describe('generated files', () => {
  it.each([
    ['backstage', 'cnoe'],
    ['shop', 'git'],
    ['orders', 'cnoe'],
  ] as const)('of %s are the golden ones', (name, mode) => {
    const root = join(FIXTURES, name);
    const path = `config/applications/${name}.ts`;
    const configText = readFileSync(join(root, path), 'utf8');
    const { files } = generateApplication({
      config: readApplicationConfig(configText, path),
      configText,
      mode,
      repository: {
        url: 'https://git.example.com/platform/gitops.git',
        branch: 'main',
      },
    });
    // UPDATE_GOLDEN=1 writes them anew; look at the difference before you commit it.
    if (process.env.UPDATE_GOLDEN) {
      writeTree(root, withoutVersion(files));
    }
    expect(withoutVersion(files)).toEqual(readTree(root));
  });
});
