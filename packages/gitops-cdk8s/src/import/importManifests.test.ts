import { parse } from 'yaml';
import { generateApplication } from '../generate/generateApplication';
import { importManifests } from './importManifests';

const target = {
  name: 'shop',
  entity: 'component:default/shop',
  environment: 'dev',
  destination: 'dev-vcluster',
};

const DEPLOYMENT = `# The shop, as it was applied by hand.
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: store, labels: { app: shop } }
spec:
  replicas: 2
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      imagePullSecrets: [{ name: ghcr }]
      containers:
        - name: shop
          image: registry.example.com:5000/acme/shop:1.4.2
          ports: [{ name: http, containerPort: 8080 }]
          env: [{ name: MODE, value: fast }]
          envFrom: [{ configMapRef: { name: shop } }]
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 128Mi }
          readinessProbe:
            httpGet: { path: /ready, port: http }
            periodSeconds: 5
`;
const SERVICE = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: { name: shop, namespace: store }
    spec:
      selector: { app: shop }
      ports: [{ port: 80, targetPort: http }]
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: shop, namespace: store }
    data: { LOG_LEVEL: info, PORT: "8080" }
`;
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: store }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [shop.example.com], secretName: shop-tls }]
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: shop, port: { number: 80 } } }
`;

const run = (...texts: readonly string[]) =>
  importManifests(
    texts.map((content, index) => ({ path: `in/${index}.yaml`, content })),
    target,
  );

describe('importManifests', () => {
  it('makes a WebService of what is one', () => {
    const { applications, files, notes, refused } = run(
      DEPLOYMENT,
      SERVICE,
      INGRESS,
    );
    expect({ files, refused }).toEqual({ files: [], refused: [] });
    expect(applications).toEqual([
      {
        name: 'shop',
        entity: 'component:default/shop',
        namespace: 'store',
        chart: {
          type: 'WebService',
          props: {
            port: 8080,
            env: { MODE: 'fast' },
            config: { LOG_LEVEL: 'info', PORT: '8080' },
            resources: {
              requests: { cpu: '100m', memory: '128Mi' },
              limits: { memory: '128Mi' },
            },
            probes: { readiness: { path: '/ready', periodSeconds: 5 } },
            imagePullSecrets: ['ghcr'],
            ingress: {
              host: 'shop.example.com',
              className: 'nginx',
              tlsSecretName: 'shop-tls',
            },
            createNamespace: false,
          },
        },
        image: {
          repository: 'registry.example.com:5000/acme/shop',
          tag: '1.4.2',
        },
        environments: { dev: { destination: 'dev-vcluster', replicas: 2 } },
      },
    ]);
    expect(notes[0]).toContain('its objects are named shop-dev from now on');
    const made = generateApplication({
      config: applications[0],
      mode: 'cnoe',
      repository: { url: '', branch: 'main' },
    });
    expect(made.findings.filter(({ level }) => level === 'error')).toEqual([]);
    const deployment = parse(
      made.files.find(({ path }) => path.includes('/Deployment.'))!.content,
    );
    expect(deployment.spec.template.spec.containers[0]).toMatchObject({
      image: 'registry.example.com:5000/acme/shop:1.4.2',
      ports: [{ containerPort: 8080 }],
      env: [{ name: 'MODE', value: 'fast' }],
    });
  });

  it.each([
    [
      'a further container',
      DEPLOYMENT.replace(
        '        - name: shop\n',
        '        - { name: proxy, image: "envoy:1", ports: [{ containerPort: 1 }] }\n        - name: shop\n',
      ),
      'a WebService has no spec.template.spec.containers',
    ],
    [
      'volumes',
      DEPLOYMENT.replace(
        '      imagePull',
        '      volumes: []\n      imagePull',
      ),
      'a WebService has no spec.template.spec.volumes as its Deployment has it',
    ],
    [
      'an image without a tag',
      DEPLOYMENT.replace('shop:1.4.2', 'shop'),
      'its image "registry.example.com:5000/acme/shop" has no tag',
    ],
  ])('keeps what has %s as it is', (_, deployment, reason) => {
    const { applications, files, notes } = run(deployment, SERVICE);
    expect(applications[0].chart).toEqual({
      type: 'RawManifests',
      props: { folder: 'manifests/shop' },
    });
    expect(notes[0]).toContain(`is no WebService, because ${reason}`);
    expect(files).toEqual([
      { path: 'manifests/shop/0.yaml', content: deployment },
      { path: 'manifests/shop/1.yaml', content: SERVICE },
    ]);
    const made = generateApplication({
      config: applications[0],
      sourceFiles: files,
      mode: 'cnoe',
      repository: { url: '', branch: 'main' },
    });
    expect(made.files.map(({ path }) => path)).toContain(
      'dist/shop-dev/manifests/Deployment.shop.k8s.yaml',
    );
  });

  it('takes no Secret, not even from among others, and no Application', () => {
    const secret =
      '---\napiVersion: v1\nkind:  Secret\nmetadata: {name: db}\nstringData: {password: hunter2}\n---\napiVersion: batch/v1\nkind: Job\nmetadata: {name: once}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\n';
    const imported = run(secret);
    expect(imported.refused).toEqual([
      { what: 'Secret/db', reason: expect.stringContaining('ExternalSecret') },
      {
        what: 'Application/shop',
        reason: expect.stringContaining('is made from the config'),
      },
    ]);
    expect(imported.files).toEqual([
      {
        path: 'manifests/shop/0.yaml',
        content: 'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: once\n',
      },
    ]);
    expect(JSON.stringify(imported)).not.toContain('hunter2');
  });

  it('says what it cannot read, and takes the rest', () => {
    const { applications, refused } = run(
      'a: 1\na: 2\n',
      'apiVersion: v1\nmetadata: {name: x}\n',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ok}\n',
    );
    expect(applications).toHaveLength(1);
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('DUPLICATE_KEY at line 2'),
      expect.stringContaining('has no kind'),
    ]);
    expect(run('').applications).toEqual([]);
  });
});
