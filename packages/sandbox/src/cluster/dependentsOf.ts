import { StoredObject } from './controllers/Controller';
import { ObjectStore } from './ObjectStore';
import { read } from './read';

/**
 * What goes with an object in a foreground deletion: all objects of a namespace, all of a definition's kind, and of
 * anything else those that it owns.
 */
export function dependentsOf(
  store: ObjectStore,
  { key: { group, kind, name }, object, uid }: StoredObject,
): readonly StoredObject[] {
  if (group === '' && kind === 'Namespace') {
    return store.inNamespace(name);
  }
  if (kind === 'CustomResourceDefinition') {
    const ofGroup = read.text(object, 'spec', 'group');
    const ofKind = read.text(object, 'spec', 'names', 'kind');
    return store
      .all()
      .filter(({ key }) => key.group === ofGroup && key.kind === ofKind);
  }
  return store.childrenOf(uid);
}
