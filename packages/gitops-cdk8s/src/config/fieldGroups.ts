/**
 * The subjects that fields of an application are about, as headings for readers and forms, in the order in which somebody
 * who describes an application comes across them. Each field of the props' JSON Schemas, and of the application config's,
 * says its own as `group`; a field with `common: true` is one that many need.
 *
 * @public
 */
export const fieldGroups = {
  schedule: 'When it runs',
  run: 'What runs',
  health: 'Health checks',
  resources: 'CPU and memory',
  scaling: 'Scaling and availability',
  network: 'Network',
  storage: 'Storage',
  secrets: 'Secrets and private images',
  jobs: 'Jobs around a deployment',
  security: 'Security',
  rare: 'Rarely needed',
  order: 'Order',
  promotion: 'Promotion',
  argocd: 'Argo CD',
  checks: 'Waves and rules',
} as const;
