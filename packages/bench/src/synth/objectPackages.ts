import { writeFileSync } from 'node:fs';
import { generateApplication, GeneratedFile } from '@slipway/cdk8s';
import { Yaml } from 'cdk8s';
import { ObjectPackage } from './ObjectPackage';
import { packageConfig } from './packageConfig';

/** cdk8s reads ten megabytes at a time. */
const BATCH = 500;

/**
 * What our generator makes of the same configs, as data.
 *
 * @param scratch - a file that may be written, for cdk8s to read
 */
export function objectPackages(
  count: number,
  scratch: string,
): readonly ObjectPackage[] {
  const packages: ObjectPackage[] = [];
  for (let first = 0; first < count; first += BATCH) {
    const made = Array.from(
      { length: Math.min(BATCH, count - first) },
      (_, index) => packageFiles(first + index),
    );
    const texts = made.flatMap(({ files }) => files.map(file => file.content));
    writeFileSync(scratch, texts.join('---\n'));
    const objects: readonly unknown[] = Yaml.load(scratch);
    let at = 0;
    for (const { files, name } of made) {
      const own = objects.slice(at, at + files.length);
      at += files.length;
      packages.push(packageOf(name, files, own));
    }
  }
  return packages;
}

function packageFiles(index: number): {
  readonly name: string;
  readonly files: readonly GeneratedFile[];
} {
  const { applications, files } = generateApplication({
    config: packageConfig(index),
    mode: 'cnoe',
    repository: { url: 'https://git.example.com/p/gitops', branch: 'main' },
  });
  return {
    name: applications[0].name,
    files: files.filter(
      ({ path }) => path.endsWith('.yaml') && !path.endsWith('/generated.yaml'),
    ),
  };
}

function packageOf(
  name: string,
  files: readonly GeneratedFile[],
  objects: readonly unknown[],
): ObjectPackage {
  const indexOf = (path: string) =>
    files.findIndex(file => file.path.endsWith(path));
  const application = indexOf(`dist/${name}.yaml`);
  const kustomization = indexOf('/kustomization.yaml');
  return {
    name,
    application: objects[application],
    kustomization: objects[kustomization],
    manifests: objects.filter(
      (_, index) => index !== application && index !== kustomization,
    ),
  };
}
