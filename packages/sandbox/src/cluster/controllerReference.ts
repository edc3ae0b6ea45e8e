import { StoredObject } from './controllers/Controller';

/** How an object that a controller makes names the one that it is made for. */
export function controllerReference({ key, object, uid }: StoredObject) {
  return {
    apiVersion: object.apiVersion,
    kind: key.kind,
    name: key.name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
