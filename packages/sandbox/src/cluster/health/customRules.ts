import { Manifest } from '@slipway/sync-waves';
import { read } from '../read';
import { ObjectHealth } from '../SimulatedCluster';

type HealthRule = (object: Manifest) => ObjectHealth;

/** Ready True is healthy, Ready False degraded, anything else still on its way. */
function byCondition(type: string, waiting: string): HealthRule {
  return object => {
    const condition = read.condition(object, type);
    const message = read.text(condition, 'message');
    if (condition?.status === 'True') return { status: 'Healthy', message };
    if (condition?.status === 'False') return { status: 'Degraded', message };
    return { status: 'Progressing', message: waiting };
  };
}

/** A route is healthy when every parent has accepted it and found its backends. */
function route(object: Manifest): ObjectHealth {
  const parents = read.list(object, 'status', 'parents');
  if (parents.length === 0) {
    return {
      status: 'Progressing',
      message: `Waiting for ${object.kind} status`,
    };
  }
  const refused = parents
    .flatMap(parent => read.list(parent, 'conditions'))
    .find(condition => read.text(condition, 'status') === 'False');
  return refused
    ? {
        status: 'Degraded',
        message: `Parent: ${read.text(refused, 'message') ?? 'not accepted'}`,
      }
    : { status: 'Healthy', message: `${object.kind} is healthy` };
}

const secretReady = byCondition('Ready', 'Waiting for ExternalSecret');
const storeReady = byCondition('Ready', 'Waiting for SecretStore');

/** The bundled rules of Argo CD for well-known custom resources that the sandbox also gives a status, by `group/Kind`. */
export const customRules: Readonly<Record<string, HealthRule>> = {
  'external-secrets.io/ExternalSecret': secretReady,
  'external-secrets.io/ClusterExternalSecret': secretReady,
  'external-secrets.io/PushSecret': byCondition(
    'Ready',
    'Waiting for PushSecret',
  ),
  'external-secrets.io/SecretStore': storeReady,
  'external-secrets.io/ClusterSecretStore': storeReady,
  'cert-manager.io/Certificate': byCondition(
    'Ready',
    'Waiting for certificate',
  ),
  'cert-manager.io/Issuer': byCondition('Ready', 'Initializing Issuer'),
  'cert-manager.io/ClusterIssuer': byCondition(
    'Ready',
    'Initializing ClusterIssuer',
  ),
  'gateway.networking.k8s.io/Gateway': byCondition(
    'Programmed',
    'Waiting for Gateway status',
  ),
  'gateway.networking.k8s.io/HTTPRoute': route,
  'gateway.networking.k8s.io/GRPCRoute': route,
};
