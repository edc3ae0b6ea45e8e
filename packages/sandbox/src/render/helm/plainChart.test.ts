import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainChart } from './plainChart';

describe('plainChart', () => {
  let chart: string;
  const template = (text: string) =>
    writeFileSync(join(chart, 'templates', 'a.yaml'), text);

  beforeEach(() => {
    chart = mkdtempSync(join(tmpdir(), 'chart-'));
    mkdirSync(join(chart, 'templates'));
    mkdirSync(join(chart, 'files'));
    writeFileSync(
      join(chart, 'files', 'b.yaml'),
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "{{ raw }}"\n',
    );
  });
  afterEach(() => rmSync(chart, { recursive: true }));

  it.each([
    ['{{ "{{" }} x }}', '{{ x }}'],
    ['{{ `{{` }} $value {{- "}}" -}}', '{{ $value }}'],
    ['{{/* a note */}}plain', 'plain'],
  ])('reads %s as %s', (text, expected) => {
    template(
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  text: '${text}'\n`,
    );
    expect(plainChart(chart)).toMatchObject([{ data: { text: expected } }]);
  });

  it('takes files of the chart as they are', () => {
    template('{{ .Files.Get "files/b.yaml" }}');
    expect(plainChart(chart)).toMatchObject([
      { metadata: { name: '{{ raw }}' } },
    ]);
  });

  it('refuses what needs helm, by its file', () => {
    template('name: {{ .Values.name }}');
    expect(() => plainChart(chart)).toThrow(
      'the built-in reader does not know {{ .Values.name }} in templates/a.yaml; put helm on PATH',
    );
  });
});
