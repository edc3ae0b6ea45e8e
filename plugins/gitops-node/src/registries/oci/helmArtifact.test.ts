import { chartFromFiles, packageChart } from '@slipway/helm-chart';
import { sha256 } from '../sha256';
import { helmArtifact } from './helmArtifact';

const CHART_YAML = `apiVersion: v2
name: web
version: 1.0.0+b1
appVersion: "1"
description: a <b> & c
home: https://x
sources: [https://s, https://t]
keywords: [k]
annotations: {z: "1", a: "yes"}
maintainers: [{name: nn, email: e@x.de, url: https://u}]
icon: https://i/x.png
kubeVersion: ">=1.20-0"
type: application
deprecated: true
`;

describe('helmArtifact', () => {
  it('makes the config that helm 4.2 pushed for the same chart', async () => {
    const chart = await packageChart(
      chartFromFiles([
        { path: 'Chart.yaml', content: Buffer.from(CHART_YAML) },
        { path: 'values.yaml', content: Buffer.from('{}\n') },
      ]),
    );
    const { config, manifest, digest } = helmArtifact(chart);
    expect(sha256(config)).toBe(
      'sha256:2ff290a523d8dbba3ae21d08e54fb7f968a5a96fff280c46bc378590ff58b3d1',
    );
    expect(digest).toBe(sha256(manifest));
    expect(JSON.parse(manifest.toString())).toMatchObject({
      schemaVersion: 2,
      layers: [{ digest: chart.digest, size: chart.bytes.length }],
      annotations: {
        'org.opencontainers.image.title': 'web',
        'org.opencontainers.image.version': '1.0.0+b1',
        'org.opencontainers.image.url': 'https://x',
        'org.opencontainers.image.source': 'https://s',
        'org.opencontainers.image.authors': 'nn (e@x.de)',
        'org.opencontainers.image.description': 'a <b> & c',
        'org.opencontainers.image.created': '1980-01-01T00:00:00Z',
        a: 'yes',
        z: '1',
      },
    });
  });

  it('escapes as Go does', async () => {
    const chart = await packageChart(
      chartFromFiles([
        { path: 'Chart.yaml', content: Buffer.from(CHART_YAML) },
      ]),
    );
    expect(helmArtifact(chart).config.toString()).toContain(
      '"description":"a \\u003cb\\u003e \\u0026 c"',
    );
  });
});
