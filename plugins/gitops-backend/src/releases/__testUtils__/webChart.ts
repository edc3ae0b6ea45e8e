import { packChart } from '@slipway/sandbox';

/** A chart with a Deployment of the image tag `<version>`, and more templates. */
export function webChart(options: {
  readonly name: string;
  readonly version: string;
  readonly templates?: Readonly<Record<string, string>>;
  /** When the Deployment counts as Degraded. @default 600 */
  readonly deadlineSeconds?: number;
}): Promise<Buffer> {
  const { name, version, templates, deadlineSeconds = 600 } = options;
  return packChart({
    name,
    version,
    files: {
      'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { app: web }
spec:
  replicas: 1
  progressDeadlineSeconds: ${deadlineSeconds}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:${version}
`,
      ...templates,
    },
  });
}
