import { generateApplication } from '@slipway/cdk8s';
import { parse } from 'yaml';
import { ObjectPackage } from './ObjectPackage';
import { packageConfig } from './packageConfig';

/** What our generator makes of the same configs, as data. */
export function objectPackages(count: number): readonly ObjectPackage[] {
  return Array.from({ length: count }, (_, index) => {
    const { applications, files } = generateApplication({
      config: packageConfig(index),
      mode: 'cnoe',
      repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
    });
    const [{ name }] = applications;
    const objects = (pattern: RegExp) =>
      files
        .filter(({ path }) => pattern.test(path))
        .map(({ content }): unknown => parse(content, { version: '1.1' }));
    return {
      name,
      application: objects(/^dist\/[^/]+\.yaml$/)[0],
      manifests: objects(/\/manifests\/.*\.k8s\.yaml$/),
      kustomization: objects(/\/kustomization\.yaml$/)[0],
    };
  });
}
