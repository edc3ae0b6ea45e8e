import { read } from '../read';
import { ControllerContext, StoredObject } from './Controller';

interface Reference {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
}

function referencesOf(podSpec: unknown): readonly Reference[] {
  const found: Reference[] = [];
  const add = (kind: Reference['kind'], node: unknown, nameField = 'name') => {
    const name = read.text(node, nameField);
    if (name && read.at(node, 'optional') !== true) found.push({ kind, name });
  };
  for (const field of ['initContainers', 'containers']) {
    for (const container of read.list(podSpec, field)) {
      for (const from of read.list(container, 'envFrom')) {
        add('ConfigMap', read.at(from, 'configMapRef'));
        add('Secret', read.at(from, 'secretRef'));
      }
      for (const variable of read.list(container, 'env')) {
        add('ConfigMap', read.at(variable, 'valueFrom', 'configMapKeyRef'));
        add('Secret', read.at(variable, 'valueFrom', 'secretKeyRef'));
      }
    }
  }
  for (const volume of read.list(podSpec, 'volumes')) {
    add('ConfigMap', read.at(volume, 'configMap'));
    add('Secret', read.at(volume, 'secret'), 'secretName');
    add(
      'PersistentVolumeClaim',
      read.at(volume, 'persistentVolumeClaim'),
      'claimName',
    );
  }
  return found;
}

/** The sentence about the first ConfigMap, Secret or volume claim that a pod needs and that is not there. */
export function missingDependency(
  pod: StoredObject,
  context: ControllerContext,
): string | undefined {
  const missing = referencesOf(read.at(pod.object, 'spec')).find(
    ({ kind, name }) =>
      !context.get({ group: '', kind, namespace: pod.key.namespace, name }),
  );
  return missing && `${missing.kind.toLowerCase()} "${missing.name}" not found`;
}
