import { Manifest } from '@slipway/sync-waves';
import { read } from '../../cluster/read';

const POD_SPECS = [
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

/** The container images of a workload or pod, each once. */
export function manifestImages(manifest: Manifest): readonly string[] {
  const paths = manifest.kind === 'Pod' ? [['spec']] : POD_SPECS;
  const images = paths.flatMap(path =>
    ['initContainers', 'containers'].flatMap(list =>
      read
        .list(manifest, ...path, list)
        .flatMap(container => read.text(container, 'image') ?? []),
    ),
  );
  return [...new Set(images)];
}
