import { spawnSync } from 'node:child_process';

/** The models are published as ES modules only, so they run in a process of their own. */
const SCRIPT = `
import { readFileSync } from 'node:fs';
const models = {
  'argoproj.io/v1alpha1/Application': ['@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application', 'Application'],
  'external-secrets.io/v1/ExternalSecret': ['@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret', 'ExternalSecret'],
  'gateway.networking.k8s.io/v1/HTTPRoute': ['@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute', 'HTTPRoute'],
};
const problems = [];
for (const object of JSON.parse(readFileSync(0, 'utf8'))) {
  const key = object.apiVersion + '/' + object.kind;
  const [path, name] = models[key] ?? ['kubernetes-models/' + key, object.kind];
  try {
    const Model = (await import(path))[name];
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
