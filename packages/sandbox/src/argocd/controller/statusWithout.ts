import { ApplicationStatus } from '../objects/Application';

/** The status without one of its fields: a request for an operation wipes `operationState`. */
export function statusWithout(
  status: ApplicationStatus,
  field: 'operationState',
): ApplicationStatus {
  const { [field]: _, ...rest } = status;
  return rest;
}
