import { join } from 'node:path';
import { FIXTURES, generateFixture } from '../__testUtils__/generateFixture';
import { readTree } from '../__testUtils__/readTree';
import { writeTree } from '../__testUtils__/writeTree';
import { version } from '../../package.json';
import { GeneratedFile } from './GeneratedApplication';

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
    ['postgres', 'cnoe'],
    ['broker', 'git'],
  ] as const)('of %s are the golden ones', (name, mode) => {
    const root = join(FIXTURES, name);
    const { files, findings } = generateFixture(name, mode);
    // UPDATE_GOLDEN=1 writes them anew; look at the difference before you commit it.
    if (process.env.UPDATE_GOLDEN) {
      writeTree(root, asGolden(files));
    }
    const golden = readTree(root).filter(
      ({ path }) => !path.startsWith('manifests/'),
    );
    expect([...asGolden(files)].sort(byPath)).toEqual([...golden].sort(byPath));
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
