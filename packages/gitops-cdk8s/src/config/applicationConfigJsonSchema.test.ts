import Ajv2020 from 'ajv/dist/2020';
import { FIXTURES, generateFixture } from '../__testUtils__/generateFixture';
import { readdirSync } from 'node:fs';
import { applicationConfigJsonSchema } from './applicationConfigJsonSchema';
import { fieldGroups } from './fieldGroups';
import { readApplicationConfig } from './readApplicationConfig';

const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
  applicationConfigJsonSchema(),
);
const names = readdirSync(FIXTURES).filter(name => name !== 'platform');

function configOf(name: string) {
  const path = `config/applications/${name}.ts`;
  const { content } = generateFixture(name, 'cnoe').files.find(
    file => file.path === path,
  )!;
  return readApplicationConfig(content, path);
}

describe('the JSON Schema of application configs', () => {
  it.each(names)('takes the config of %s', name => {
    validate(configOf(name));
    expect(validate.errors).toBeNull();
  });

  it.each<[object, string]>([
    [{ chart: { type: 'Worker', props: { port: 80 } } }, '/chart/props'],
    [
      { chart: { type: 'CronJob', props: { concurrencyPolicy: 'Wait' } } },
      '/chart/props/concurrencyPolicy',
    ],
    [{ chart: { type: 1 } }, '/chart/type'],
    [{ namespace: 'Shop' }, '/namespace'],
  ])('refuses %j', (changes, path) => {
    expect(validate({ ...configOf('shop'), ...changes })).toBe(false);
    expect(validate.errors!.map(({ instancePath }) => instancePath)).toContain(
      path,
    );
  });

  it('describes every field, and groups those that nothing else asks for', () => {
    const { properties } = applicationConfigJsonSchema() as {
      readonly properties: Readonly<
        Record<
          string,
          { readonly description?: string; readonly group?: string }
        >
      >;
    };
    const fields = Object.entries(properties);
    expect(
      fields
        .filter(([, { description }]) => !description)
        .map(([name]) => name),
    ).toEqual([]);
    const groups: readonly string[] = Object.values(fieldGroups);
    expect(
      fields
        .filter(([, { group = '' }]) => groups.includes(group))
        .map(([name]) => name),
    ).toEqual(['argocd', 'dependencies', 'promotion', 'waves', 'rules']);
  });

  it('lets chart types without a schema have any props', () => {
    const chart = { type: 'Own', props: { anything: true } };
    expect(validate({ ...configOf('shop'), chart })).toBe(true);
  });
});
