import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { packageChart } from '../archive/packageChart';
import { lintChart } from '../lint/lintChart';
import { realHelm } from '../testing/realHelm';
import { writeFolder } from '../testing/writeFolder';
import { chartFromManifests } from './chartFromManifests';

const NASTY = [
  '{{ .Values.x }}',
  '{{{',
  '{{{{',
  '{{-',
  '{{/* c */}}',
  '`{{`',
  '"{{ "x" }}"',
  "'{{'",
  '{{}',
  '}}',
  '{{`{{`}}',
  'line\n{{ $labels.x }}\n\n\n',
  'yes',
  'off',
  '1_000',
  '0o14',
  '0b11',
  '1e3',
  '~',
  'a: b # c',
  ' leading and trailing ',
  '12:30:45',
  '2024-01-01',
];

const manifests = NASTY.map((text, index) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `nasty-${index}` },
  data: { text, [`key-${index}`]: 'x' },
}));

describe('chartFromManifests', () => {
  const chart = chartFromManifests({
    metadata: { name: 'demo', version: '1.0.0' },
    manifests,
  });

  it('has nothing for the linter to say', () => {
    expect(
      lintChart(chart, { literal: true }).filter(
        ({ level }) => level !== 'info',
      ),
    ).toEqual([]);
  });

  it('puts definitions where Helm does not render', () => {
    const { files } = chartFromManifests({
      metadata: { name: 'demo', version: '1.0.0' },
      manifests: [
        {
          kind: 'CustomResourceDefinition',
          metadata: { name: 'x.example.com' },
        },
      ],
    });
    expect(files.map(({ path }) => path)).toContain(
      'crds/000-customresourcedefinition-x.example.com.yaml',
    );
  });

  const helm = realHelm();
  (helm ? describe : describe.skip)('and the real helm', () => {
    it('comes out of the real helm unchanged', async () => {
      const { bytes, fileName } = await packageChart(chart);
      const folder = writeFolder({});
      try {
        writeFileSync(join(folder, fileName), bytes);
        const rendered = await helm!('template', join(folder, fileName));
        const objects = parseAllDocuments(rendered, { version: '1.1' })
          .map(document => document.toJS())
          .filter(Boolean)
          .sort(
            (a, b) =>
              Number(a.metadata.name.slice(6)) -
              Number(b.metadata.name.slice(6)),
          );
        expect(objects).toEqual(manifests);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});
