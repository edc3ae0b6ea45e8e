import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { platformBench } from '../__testUtils__/platformBench';

const { fixtureTexts, generate } = platformBench;

const FOLDERS: Readonly<Record<string, string>> = {
  defineAddon: 'config/addons',
  defineApplicationSet: 'config/applicationsets',
  defineCluster: 'config/clusters',
  definePlatform: 'config',
  defineProject: 'config/projects',
  definePromise: 'config/promises',
  defineRequest: 'config/requests',
};

const text = readFileSync(
  resolve(__dirname, '../../../../docs/platform-config.md'),
  'utf8',
);
const examples = [...text.matchAll(/```ts\n([^]*?)```/g)]
  .map(([, code]) => code)
  .filter(code => code.startsWith('import '));

describe('docs/platform-config.md', () => {
  it('has an example of every definer', () => {
    expect(
      examples.map(code => /export default (\w+)\(/.exec(code)?.[1]).sort(),
    ).toEqual(Object.keys(FOLDERS));
  });

  it('has examples that are taken together, without a finding of an error', () => {
    const texts = fixtureTexts();
    const files = Object.fromEntries(
      examples.map(code => {
        const [, definer] = /export default (\w+)\(/.exec(code)!;
        const name =
          definer === 'definePlatform'
            ? 'platform'
            : /\n {2}name: '([^']+)'/.exec(code)![1];
        return [`${FOLDERS[definer]}/${name}.ts`, code];
      }),
    );
    const { files: made, findings } = generate({
      ...files,
      'promises/vcluster/promise.yaml': texts['promises/vcluster/promise.yaml'],
    });
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(made.length).toBeGreaterThan(10);
  });
});
