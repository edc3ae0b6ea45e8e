import { Entity } from '@backstage/catalog-model';
import { AccessByAction } from '../access/AccessDecisions';

/** An entity that the caller may see the deployments of, with what the caller may do. */
export interface EntityScope {
  readonly entity: Entity;
  /** Full ref. */
  readonly entityRef: string;
  readonly access: AccessByAction;
}
