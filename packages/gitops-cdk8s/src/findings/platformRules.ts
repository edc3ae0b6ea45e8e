import { Rule } from './Rule';

/**
 * Rules on what is generated beside the applications: projects, ApplicationSets, addons, clusters, promotion, requests.
 *
 * @internal
 */
export const PLATFORM_RULES: readonly Rule[] = [
  {
    id: 'application-order',
    levels: ['warning'],
    finds:
      'Dependencies between applications whose order nothing keeps, or keeps only with a setting of Argo CD.',
    why: 'Waves order the objects of one Application, not Applications among each other.',
  },
  {
    id: 'application-source',
    levels: ['error'],
    finds:
      'An Application without a source to render, or with two sources of one name.',
    why: 'Argo CD refuses it.',
  },
  {
    id: 'values-source',
    levels: ['error'],
    finds: 'A value file of a source that is not there.',
    why: 'Argo CD cannot render the Application.',
  },
  {
    id: 'application-set',
    levels: ['error'],
    finds: 'An ApplicationSet whose Applications would all have one name.',
    why: 'Argo CD makes none of them.',
  },
  {
    id: 'template-key',
    levels: ['error'],
    finds:
      'A template of an ApplicationSet that cannot be read, or reads a parameter that its generators do not give.',
    why: 'With missingkey=error Argo CD makes no Application at all.',
  },
  {
    id: 'cluster-selector',
    levels: ['warning'],
    finds: 'A selector of clusters that no declared cluster fits.',
    why: 'Nothing is deployed by it, mostly because of a misspelt label.',
  },
  {
    id: 'rolling-sync',
    levels: ['error'],
    finds:
      'A step of a RollingSync by a label that the template does not give.',
    why: 'Applications that are in no step are never synced.',
  },
  {
    id: 'addon',
    levels: ['error'],
    finds:
      "An addon whose Application's name is too long, or with fields that its source has no use for.",
    why: 'It would not be made, or not as it says.',
  },
  {
    id: 'destination',
    levels: ['warning'],
    finds: 'A destination that is none of the declared clusters.',
    why: 'Argo CD does not know it, mostly because of a misspelt name.',
  },
  {
    id: 'project',
    levels: ['error'],
    finds: 'An AppProject that Argo CD does not take.',
    why: 'None of its Applications is synced.',
  },
  {
    id: 'project-open',
    levels: ['warning'],
    finds: 'An AppProject that lets every repository go to every cluster.',
    why: 'It protects nothing.',
  },
  {
    id: 'project-refuses',
    levels: ['error'],
    finds:
      'An Application whose repository or destination its project does not let it use.',
    why: 'Argo CD does not sync it.',
  },
  {
    id: 'project-unknown',
    levels: ['warning'],
    finds: 'An Application of a project that the repository does not declare.',
    why: 'Argo CD does not sync it, unless the project is made elsewhere.',
  },
  {
    id: 'platform-name',
    levels: ['error'],
    finds: 'Two Applications of one name.',
    why: 'One would replace the other.',
  },
  {
    id: 'platform-repository',
    levels: ['error'],
    finds:
      'Something that reads the GitOps repository whose address is not known.',
    why: 'Argo CD would not find it.',
  },
  {
    id: 'authorized-stage',
    levels: ['error'],
    finds:
      'A stage of Kargo that updates an Application which does not let it.',
    why: 'Kargo refuses the promotion.',
  },
  {
    id: 'promotion',
    levels: ['error', 'warning', 'info'],
    finds:
      'A promotion by stages that are not there or wait for each other, of nothing, or past Git.',
    why: 'Kargo would do nothing, or something that Git does not show.',
  },
  {
    id: 'promise',
    levels: ['error'],
    finds: 'A Promise of Kratix that the platform does not take.',
    why: 'Kratix refuses it.',
  },
  {
    id: 'request-schema',
    levels: ['error'],
    finds:
      'A request that does not fit the schema of its Promise or custom resource.',
    why: 'The API server refuses it.',
  },
];
