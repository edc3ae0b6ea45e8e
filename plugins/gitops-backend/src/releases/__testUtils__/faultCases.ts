import { isMovedInGit } from './isMovedInGit';
import { FaultCase, FaultMoment, FaultRequest, FaultWay } from './FaultPlan';

const get = (path: string): FaultRequest => ({ method: 'GET', path });
const put = (path: string): FaultRequest => ({ method: 'PUT', path });
const post = (path: string): FaultRequest => ({ method: 'POST', path });

const look = get('/applications/');
const upload = post('/api/charts$');
const commit = post('/contents$');
const application = put('/applications/');
const refresh = get('refresh=hard');
const sync = post('/sync$');

/** A step, and what is the middle of it; undefined where it asks nobody and notes nothing. */
export interface FaultStep {
  readonly step: string;
  readonly way: FaultWay;
  readonly middle?: FaultRequest | 'remember';
}

/** In their order; those of a pull request and of a commit on Applications of their own. */
export const faultSteps: readonly FaultStep[] = [
  { step: 'read', way: 'direct', middle: look },
  { step: 'lint', way: 'direct' },
  { step: 'package', way: 'direct', middle: 'remember' },
  { step: 'push', way: 'direct', middle: upload },
  { step: 'move', way: 'direct', middle: application },
  { step: 'move', way: 'pull request', middle: commit },
  { step: 'move', way: 'commit', middle: commit },
  { step: 'wait-merged', way: 'pull request', middle: get('/pulls/') },
  { step: 'wait-target', way: 'pull request', middle: look },
  { step: 'refresh', way: 'direct', middle: refresh },
  { step: 'wait-free', way: 'direct', middle: look },
  { step: 'sync', way: 'direct', middle: sync },
  { step: 'wait-synced', way: 'direct', middle: look },
  { step: 'wait-healthy', way: 'direct', middle: look },
  { step: 'record', way: 'direct', middle: look },
];

/** A request that makes the outside do something. */
export interface FaultAsking {
  readonly title: string;
  readonly step: string;
  readonly way: FaultWay;
  readonly request: FaultRequest;
}

/** All that a release makes. */
export const faultAskings: readonly FaultAsking[] = [
  {
    title: 'the archive to ChartMuseum',
    ...{ step: 'push', way: 'direct', request: upload },
  },
  {
    title: 'a blob to an OCI registry',
    ...{ step: 'push', way: 'oci', request: put('/blobs/uploads/') },
  },
  {
    title: 'the manifest to an OCI registry',
    ...{ step: 'push', way: 'oci', request: put('/manifests/1\\.1\\.0$') },
  },
  {
    title: 'the Application to Argo CD',
    ...{ step: 'move', way: 'direct', request: application },
  },
  {
    title: 'branch and commit to the Git host',
    ...{ step: 'move', way: 'pull request', request: commit },
  },
  {
    title: 'the pull request to the Git host',
    ...{ step: 'move', way: 'pull request', request: post('/pulls$') },
  },
  {
    title: 'the commit on the branch to the Git host',
    ...{ step: 'move', way: 'commit', request: commit },
  },
  {
    title: 'the hard refresh of Argo CD',
    ...{ step: 'refresh', way: 'direct', request: refresh },
  },
  {
    title: 'the sync by Argo CD',
    ...{ step: 'sync', way: 'direct', request: sync },
  },
];

const MOMENTS: readonly FaultMoment[] = ['before', 'middle', 'after'];

/** A release for each step and moment, and for each request. */
export function faultCases(): readonly FaultCase[] {
  const ofSteps = faultSteps.flatMap(({ step, way, middle }) =>
    MOMENTS.filter(moment => middle || moment !== 'middle').map(moment => ({
      ...{ step, way, moment },
      middle: middle ?? 'remember',
    })),
  );
  const ofRequests = faultAskings.flatMap(({ step, way, request }) => {
    const known = ofSteps.some(
      each => each.way === way && each.middle === request,
    );
    const moments: FaultMoment[] = known
      ? ['in flight']
      : ['in flight', 'middle'];
    return moments.map(moment => ({ step, way, moment, middle: request }));
  });
  return [...ofSteps, ...ofRequests].map((each, i): FaultCase => {
    const app = `r${i}`;
    const name = isMovedInGit(each) ? `${app}-dev` : app;
    return { ...each, app, name };
  });
}
