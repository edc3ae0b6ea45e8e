import { spawnSync } from 'node:child_process';

/** The models are published as ES modules only, so they run in a process of their own. */
const SCRIPT = `
import { readFileSync } from 'node:fs';
const packages = {
  'argoproj.io': '@kubernetes-models/argo-cd',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
};
const problems = [];
for (const object of JSON.parse(readFileSync(0, 'utf8'))) {
  const key = object.apiVersion + '/' + object.kind;
  const from = packages[object.apiVersion.split('/')[0]] ?? 'kubernetes-models';
  try {
    const Model = (await import(from + '/' + key))[object.kind];
    new Model(object).validate();
  } catch (error) {
    problems.push(key + ' ' + object.metadata?.name + ': ' + error.message);
  }
}
process.stdout.write(JSON.stringify(problems));
`;

/** Checks objects against the models of their kinds and gives one line for each that does not fit. */
export function validateModels(objects: readonly unknown[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', SCRIPT],
    { input: JSON.stringify(objects), encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}
