import { goTemplateKeys } from './goTemplateKeys';

describe('goTemplateKeys', () => {
  it.each<[string, readonly string[]]>([
    ['plain', []],
    [
      '{{ .name }}-{{.metadata.labels.environment}}',
      ['name', 'metadata.labels.environment'],
    ],
    ['{{- .server -}}', ['server']],
    [
      '{{ index .metadata.labels "cnoe.io/name" }}',
      ['metadata.labels.cnoe.io/name'],
    ],
    ['{{ .name | replace "." "-" | trunc 20 }}', ['name']],
    [
      '{{ default .name (index .metadata.annotations "a.b") }}',
      ['name', 'metadata.annotations.a.b'],
    ],
    ['{{ "a {.x} b" }}{{ `.y` }}{{/* .z */}}', []],
    [
      '{{ if eq .name "in-cluster" }}a{{ else }}{{ .server }}{{ end }}',
      ['name', 'server'],
    ],
    [
      '{{ range .path.segments }}{{ .other }}{{ end }}{{ .name }}',
      ['path.segments', 'name'],
    ],
    ['{{ with .values }}{{ .other }}{{ end }}', ['values']],
    ['{{ $x := .name }}{{ $x }}', ['name']],
    ['{{ toJson (pick .metadata "labels") }}', ['metadata']],
    ['{"spec": {{ toJson .spec }}}', ['spec']],
  ])('reads %s', (text, keys) => {
    expect(goTemplateKeys(text)).toEqual({
      keys: keys.map(key =>
        key.startsWith('metadata.') && key.split('.').length > 3
          ? [...key.split('.').slice(0, 2), key.split('.').slice(2).join('.')]
          : key.split('.'),
      ),
    });
  });

  it.each([
    ['{{ .name', '"{{" without its "}}"'],
    ['{{ .a {{ .b }}', '"{{" without its "}}"'],
    ['name }}', '"}}" without its "{{"'],
    ['{{ if .a }}x', 'no "end" for its "if"'],
    ['x{{ end }}', 'an "end" that ends nothing'],
  ])('refuses %s', (text, problem) => {
    expect(goTemplateKeys(text)).toEqual({ keys: [], problem });
  });
});
