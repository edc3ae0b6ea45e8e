import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ENTITY_ANNOTATION } from '@slipway/plugin-gitops-common';
import { ArgoApplication, GitopsConfig } from '@slipway/plugin-gitops-node';
import { globMatches } from '../mappers/globMatches';

/** Whether an Application belongs to an entity so firmly that the entity's owners may act on it. */
export type EntityLink =
  | { readonly firm: true }
  | {
      readonly firm: false;
      /** One sentence with the next step. */
      readonly reason: string;
    };

/** The entity that an Application names, as a full ref; undefined when it names none or something that is no ref. */
export function namedEntity({ metadata }: ArgoApplication): string | undefined {
  const ref = metadata.annotations?.[ENTITY_ANNOTATION];
  if (!ref) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'Component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/**
 * Whether an Application belongs to an entity by more than the entity's own word: it names the entity, or its project
 * is mapped to the entity's owner.
 */
export function linkOf(
  application: ArgoApplication,
  entity: Entity,
  ownership: GitopsConfig['ownership'],
): EntityLink {
  const entityRef = stringifyEntityRef(entity);
  const named = namedEntity(application);
  if (named === entityRef) return { firm: true };
  if (named) {
    return {
      firm: false,
      reason: `This Application belongs to ${named}; act on it there.`,
    };
  }
  const project = application.spec.project ?? 'default';
  const owners = ownersOf(entity);
  const mapped = ownership.some(
    entry =>
      globMatches(entry.project, project) && owners.includes(entry.owner),
  );
  if (mapped) return { firm: true };
  return {
    firm: false,
    reason: `Only this entity's annotations say that ${application.metadata.name} belongs to it, so it is read-only. Set ${ENTITY_ANNOTATION}: ${entityRef} on the Application, or map its project ${project} in gitops.ownership.`,
  };
}

/** The owners of an entity, as refs. */
export function ownersOf(entity: Entity): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
}
