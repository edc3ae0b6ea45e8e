import { centralApplications } from '../config/central/centralApplications';
import { Imported } from './Imported';

/**
 * Takes over the applications of a central file, each as a config of its own.
 *
 * @param file - as the report shall name it
 * @param known - registered chart types
 */
export function importCentral(
  text: string,
  file: string,
  known: readonly string[],
): Imported {
  const { applications, errors } = centralApplications(text, file);
  const notes = applications.flatMap(({ config, entries, flat, ignored }) => {
    const { chart, name } = config;
    const names = Object.keys(config.environments).map(
      environment => `${name}-${environment}`,
    );
    return [
      ...(flat
        ? [
            `${name}: ${entries.length === 1 ? 'its Application is' : 'its Applications are'} named ${names.join(', ')}; where Argo CD has others, remove those without their objects (\`argocd app delete --cascade=false\`).`,
          ]
        : []),
      ...(chart && !known.includes(chart.type)
        ? [
            `${name}: the chart type ${chart.type} is the repository's own; register it in a module and give that as --chart-types.`,
          ]
        : []),
      ...ignored.map(field =>
        field === 'argocd.syncWave'
          ? `${name}: argocd.syncWave is left out: it orders nothing between Applications. Write \`dependencies\`, and choose what keeps their order in config/platform.ts.`
          : `${name}: ${field} is left out; a config has no place for it.`,
      ),
    ];
  });
  return {
    applications: applications.map(({ config }) => config),
    files: [],
    notes,
    refused: errors.map(({ line, problem }) => ({
      what: `${file}:${line ?? 1}`,
      reason: problem,
    })),
  };
}
