import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ApiObject,
  ApiObjectProps,
  App,
  Chart,
  Yaml,
  YamlOutputType,
} from 'cdk8s';
import { ObjectPackage } from '../ObjectPackage';

/**
 * A cdk8s app as `cdk8s synth` runs it, in the fastest way that cdk8s has: one App for each package, because the cost
 * of an App grows with the square of its charts. The objects come from a file as they are.
 */
const packages: readonly ObjectPackage[] = JSON.parse(
  readFileSync('packages.json', 'utf8'),
);
const root = process.env.CDK8S_OUTDIR ?? 'dist';

for (const { application, kustomization, manifests, name } of packages) {
  const folder = join(root, name, 'manifests');
  const app = new App({
    outdir: folder,
    yamlOutputType: YamlOutputType.FILE_PER_RESOURCE,
  });
  const chart = new Chart(app, name);
  manifests.forEach(
    (manifest, index) =>
      new ApiObject(chart, `object-${index}`, manifest as ApiObjectProps),
  );
  app.synth();
  Yaml.save(join(folder, 'kustomization.yaml'), [kustomization]);
  writeFileSync(join(root, `${name}.yaml`), Yaml.stringify(application));
}
