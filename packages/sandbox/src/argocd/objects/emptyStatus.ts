import { ApplicationStatus } from './Application';

/** The status of an Application that no controller has seen yet: structs that Go always writes, all empty. */
export function emptyStatus(): ApplicationStatus {
  return {
    sync: {
      status: '',
      comparedTo: { source: { repoURL: '' }, destination: {} },
    },
    health: {},
    summary: {},
    sourceHydrator: {},
  };
}
