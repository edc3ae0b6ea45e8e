import { Manifest } from '@slipway/sync-waves';
import { read } from '../read';
import { ObjectHealth } from '../SimulatedCluster';

type HealthRule = (object: Manifest) => ObjectHealth;

const BAD_WAITING = /^Err|Error$|BackOff$/;

function pod(object: Manifest): ObjectHealth {
  const statuses = read.list(object, 'status', 'containerStatuses');
  const phase = read.text(object, 'status', 'phase');
  const message = read.text(object, 'status', 'message');
  const restarts = read.text(object, 'spec', 'restartPolicy') ?? 'Always';
  const waiting = statuses
    .map(status => read.record(status, 'state', 'waiting'))
    .filter(state => BAD_WAITING.test(read.text(state, 'reason') ?? ''));
  if (restarts === 'Always' && waiting.length > 0) {
    return {
      status: 'Degraded',
      message: waiting.map(state => read.text(state, 'message')).join(', '),
    };
  }
  if (phase === 'Succeeded')
    return { status: 'Healthy', ...(message && { message }) };
  if (phase === 'Failed') {
    const failure = statuses
      .map(status => ({
        name: read.text(status, 'name'),
        code: read.number(status, 'state', 'terminated', 'exitCode') ?? 0,
      }))
      .find(({ code }) => code !== 0);
    return {
      status: 'Degraded',
      message:
        message ??
        (failure &&
          `container "${failure.name}" failed with exit code ${failure.code}`),
    };
  }
  if (phase === 'Running' && restarts === 'Always') {
    if (read.condition(object, 'Ready')?.status === 'True') {
      return { status: 'Healthy', ...(message && { message }) };
    }
    const stopped = statuses.some(status =>
      read.isRecord(read.at(status, 'lastState', 'terminated')),
    );
    return { status: stopped ? 'Degraded' : 'Progressing' };
  }
  return { status: 'Progressing', ...(message && { message }) };
}

function persistentVolumeClaim(object: Manifest): ObjectHealth {
  switch (read.text(object, 'status', 'phase')) {
    case 'Bound':
      return { status: 'Healthy' };
    case 'Pending':
      return { status: 'Progressing' };
    case 'Lost':
      return { status: 'Degraded' };
    default:
      return { status: 'Unknown' };
  }
}

const hasLoadBalancer = (object: Manifest) =>
  read.list(object, 'status', 'loadBalancer', 'ingress').length > 0;

const service: HealthRule = object =>
  read.text(object, 'spec', 'type') === 'LoadBalancer' &&
  !hasLoadBalancer(object)
    ? { status: 'Progressing' }
    : { status: 'Healthy' };

const ingress: HealthRule = object => ({
  status: hasLoadBalancer(object) ? 'Healthy' : 'Progressing',
});

function autoscaler(object: Manifest): ObjectHealth {
  const conditions = read.list(object, 'status', 'conditions');
  const failed = conditions.find(
    condition =>
      read.text(condition, 'status') === 'False' &&
      ['AbleToScale', 'ScalingActive'].includes(
        read.text(condition, 'type') ?? '',
      ),
  );
  if (failed) {
    return { status: 'Degraded', message: read.text(failed, 'message') };
  }
  const good = conditions.find(
    condition => read.text(condition, 'status') === 'True',
  );
  return good
    ? { status: 'Healthy', message: read.text(good, 'message') }
    : { status: 'Progressing', message: 'Waiting to Autoscale' };
}

function disruptionBudget(object: Manifest): ObjectHealth {
  const conditions = read.list(object, 'status', 'conditions');
  if (conditions.length === 0) {
    return { status: 'Progressing', message: 'Waiting for status' };
  }
  const condition = read.condition(object, 'DisruptionAllowed');
  const tolerated =
    condition?.status === 'True' || condition?.reason === 'InsufficientPods';
  return tolerated
    ? { status: 'Healthy', message: 'PodDisruptionBudget has SufficientPods' }
    : {
        status: 'Degraded',
        message: `PodDisruptionBudget has ${String(condition?.reason)}`,
      };
}

function customResourceDefinition(object: Manifest): ObjectHealth {
  if (read.list(object, 'status', 'conditions').length === 0) {
    return { status: 'Progressing', message: 'Status conditions not found' };
  }
  const names = read.condition(object, 'NamesAccepted');
  if (names?.status === 'False') {
    return {
      status: 'Degraded',
      message: `CRD names have not been accepted: ${String(names.message)}`,
    };
  }
  return read.condition(object, 'Established')?.status === 'True'
    ? { status: 'Healthy', message: 'CRD is healthy' }
    : { status: 'Degraded', message: 'CRD is not established' };
}

/** Argo CD's built-in rules for Kubernetes' own kinds that run no pods themselves, and for pods; by `group/Kind`. */
export const coreRules: Readonly<Record<string, HealthRule>> = {
  '/Pod': pod,
  '/PersistentVolumeClaim': persistentVolumeClaim,
  '/Service': service,
  'networking.k8s.io/Ingress': ingress,
  'autoscaling/HorizontalPodAutoscaler': autoscaler,
  'policy/PodDisruptionBudget': disruptionBudget,
  'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinition,
};
