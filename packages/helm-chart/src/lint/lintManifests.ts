import { isMap } from 'yaml';
import { Chart } from '../chart/Chart';
import { ChartFinding } from './ChartFinding';
import { literalTemplates } from './literalTemplates';

const WAVE = 'argocd.argoproj.io/sync-wave';

interface Manifest {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: {
    readonly name?: unknown;
    readonly namespace?: unknown;
    readonly generateName?: unknown;
    readonly annotations?: Readonly<Record<string, unknown>>;
  };
}

/** Checks finished manifests: type, name, waves that are integers in quotes, and objects that are there twice. */
export function lintManifests(chart: Chart): ChartFinding[] {
  const findings: ChartFinding[] = [];
  const seen = new Map<string, string>();
  const files = literalTemplates(chart).filter(({ path }) =>
    /^(templates|crds)\//.test(path),
  );
  for (const { path, documents, lineOf } of files) {
    for (const document of documents) {
      const { contents } = document;
      if (document.errors.length > 0 || contents === null) {
        continue;
      }
      const line = lineOf(contents.range[0]);
      const manifest = (isMap(contents) ? document.toJS() : {}) as Manifest;
      const say = (rule: string, message: string) =>
        findings.push({ rule, level: 'error', file: path, line, message });
      if (
        typeof manifest.apiVersion !== 'string' ||
        typeof manifest.kind !== 'string'
      ) {
        say(
          'manifest-type',
          'This is no Kubernetes object: apiVersion or kind is missing; add them.',
        );
        continue;
      }
      const { name, namespace = '', annotations } = manifest.metadata ?? {};
      if (!name && !manifest.metadata?.generateName) {
        say('manifest-name', `The ${manifest.kind} has no name; give it one.`);
      }
      const wave = annotations?.[WAVE];
      if (
        wave !== undefined &&
        !/^[+-]?\d+$/.test(typeof wave === 'string' ? wave : '')
      ) {
        say(
          'wave',
          `The wave ${JSON.stringify(wave)} of ${manifest.kind} ${String(name)} is no integer in quotes, so Argo CD would take 0; write it like "-10".`,
        );
      }
      const key = JSON.stringify([
        manifest.apiVersion.split('/').slice(0, -1).join('/'),
        manifest.kind,
        namespace,
        name,
      ]);
      const before = seen.get(key);
      if (name && before !== undefined) {
        say(
          'duplicate-object',
          `${manifest.kind} ${String(name)} is also in ${before}; keep one of them.`,
        );
      }
      seen.set(key, path);
    }
  }
  return findings;
}
