import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readApplicationConfig } from '../config/readApplicationConfig';
import { readTree } from '../__testUtils__/readTree';
import { writeTree } from '../__testUtils__/writeTree';
import { version } from '../../package.json';
import { generateApplication } from './generateApplication';
import { GeneratedFile } from './GeneratedApplication';

const FIXTURES = resolve(__dirname, '../../fixtures');

/**
 * What is below `dist/` stands below `__golden__/` here, since build output is not kept in Git. A release of the
 * generator alone is no difference.
 */
function asGolden(files: readonly GeneratedFile[]) {
  return files.map(({ path, content }) => ({
    path: path.replace(/^dist\//, '__golden__/'),
    content: content.replace(`version: ${version}\n`, 'version: VERSION\n'),
  }));
}

function byPath(left: GeneratedFile, right: GeneratedFile) {
  return left.path < right.path ? -1 : 1;
}

describe('generated files', () => {
  it.each([
    ['backstage', 'cnoe'],
    ['shop', 'git'],
    ['orders', 'cnoe'],
    ['mailer', 'cnoe'],
    ['report', 'git'],
    ['search', 'cnoe'],
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
      writeTree(root, asGolden(files));
    }
    expect([...asGolden(files)].sort(byPath)).toEqual(
      [...readTree(root)].sort(byPath),
    );
  });
});
