import { Rule } from './Rule';

/**
 * Rules on what is generated for an application.
 *
 * @internal
 */
export const APPLICATION_RULES: readonly Rule[] = [
  {
    id: 'no-secret',
    levels: ['error'],
    finds:
      'A core/v1 Secret anywhere in the output: an object, an item of a List, inside another object or in a text.',
    why: 'Git would keep its values for ever.',
    fixed: true,
  },
  {
    id: 'application-name',
    levels: ['error'],
    finds: "An Application's name of more than 63 characters.",
    why: 'It becomes the value of a label, which holds no more.',
  },
  {
    id: 'package-name',
    levels: ['error'],
    finds:
      'A package for idpbuilder whose repository would have a name of more than 100 characters.',
    why: 'Gitea makes no repository of that name, so nothing is deployed.',
  },
  {
    id: 'object-name',
    levels: ['error'],
    finds: "An object's name that Kubernetes does not take.",
    why: 'The sync would fail.',
  },
  {
    id: 'duplicate-object',
    levels: ['error'],
    finds: 'An object that is there twice.',
    why: 'Kustomize refuses the package.',
  },
  {
    id: 'image-tag',
    levels: ['error'],
    finds: 'An image without a tag, or with the tag "latest".',
    why: 'What runs would change without a commit, and a rollback has nothing to go back to.',
  },
  {
    id: 'image-pull-secret',
    levels: ['info'],
    finds:
      'An image of a registry that keeps images private unless they are published (ghcr.io, registry.gitlab.com), and no image pull secret.',
    why: 'A private image cannot be pulled: the pod stays in ImagePullBackOff.',
  },
  {
    id: 'resources',
    levels: ['warning'],
    finds:
      'A container without requests for CPU and memory and a limit for memory.',
    why: 'The scheduler cannot place it, and it can take the memory of its neighbours.',
  },
  {
    id: 'probes',
    levels: ['info'],
    finds: 'A container that listens on a port and has no readiness probe.',
    why: 'It gets requests before it can answer them.',
  },
  {
    id: 'run-as-root',
    levels: ['warning'],
    finds:
      'A container that may run as root, gain privileges or is privileged.',
    why: 'Whoever breaks into it has more of the node than it needs.',
  },
  {
    id: 'disruption-budget',
    levels: ['warning'],
    finds:
      'A PodDisruptionBudget that never lets a pod go: of one replica, or one that wants all of them.',
    why: 'A node with that pod can never be drained.',
  },
  {
    id: 'replicas-and-autoscaling',
    levels: ['warning'],
    finds: 'Replicas for a workload that an autoscaler scales.',
    why: 'The number is not used, or, in manifests, is set back at every sync.',
  },
  {
    id: 'wave-value',
    levels: ['error'],
    finds: 'A sync wave that is no whole number written as a text.',
    why: 'Argo CD reads it as 0, or refuses the object.',
  },
  {
    id: 'wave-override',
    levels: ['warning'],
    finds: 'A wave in the config for a kind or object that is not built.',
    why: 'It orders nothing, mostly because of a misspelt name.',
  },
  {
    id: 'application-wave',
    levels: ['warning'],
    finds: 'A sync wave on the Application.',
    why: 'Waves order the objects of one Application, not Applications among each other.',
  },
  {
    id: 'namespace-order',
    levels: ['warning'],
    finds: 'A Namespace in a later wave than an object in it.',
    why: "Argo CD moves it to that object's wave: the order written is not the order applied.",
  },
  {
    id: 'secret-order',
    levels: ['warning'],
    finds:
      'A workload that reads the Secret of an ExternalSecret which is applied no earlier.',
    why: 'Its pods cannot start until a later wave, which waits for them.',
  },
  {
    id: 'hook-order',
    levels: ['error', 'warning'],
    finds:
      'A PreSync hook that needs a ServiceAccount, ConfigMap, ExternalSecret or claim which Sync creates (a warning when the repository had it before).',
    why: 'Sync begins when the hook is over, and the hook cannot start without it: the first deployment never ends.',
  },
  {
    id: 'service-order',
    levels: ['error', 'warning'],
    finds:
      "A StatefulSet's headless Service that is not applied before it, or is not there at all.",
    why: 'Its pods find each other through that Service, so they are not ready, and the wave of the Service is never reached.',
  },
  {
    id: 'volume-order',
    levels: ['error', 'warning'],
    finds:
      'A PersistentVolumeClaim in an earlier wave than the pod that mounts it, of a class that waits for the first consumer (a warning when the class is not known).',
    why: 'The claim is Pending until there is a pod, and the pod waits for the wave of the claim.',
  },
  {
    id: 'prune-confirm',
    levels: ['warning'],
    finds:
      'A Namespace or PersistentVolumeClaim that Argo CD would prune without asking.',
    why: 'Its data goes with it when a commit leaves it out.',
  },
  {
    id: 'chart-version',
    levels: ['error', 'warning'],
    finds: 'A chart without a version, or with a range of versions.',
    why: 'What runs would change without a commit.',
  },
  {
    id: 'kargo-stage',
    levels: ['error'],
    finds:
      'An annotation kargo.akuity.io/authorized-stage that is no project:stage.',
    why: 'Kargo refuses every promotion.',
  },
  {
    id: 'reserved-metadata',
    levels: ['warning'],
    finds: 'An annotation or label that the generator writes itself.',
    why: 'The value given is not used.',
  },
  {
    id: 'shared-namespace',
    levels: ['warning'],
    finds:
      'Two environments of an application in one namespace of one cluster.',
    why: 'Both Applications claim the Namespace.',
  },
  {
    id: 'dependencies',
    levels: ['error', 'warning'],
    finds:
      'A dependency on another application: a missing one, a circle, or one that waves cannot order.',
    why: 'Nothing makes the other application be there first.',
  },
];
