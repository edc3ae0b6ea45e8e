/**
 * Writes seed/history.json: the demo's configs through the generator, so that the sandbox begins with exactly what a
 * pull request of Slipway would have made. Run it after a change of the generator:
 *
 *   yarn workspace @slipway/sandbox write-seed
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
// For development only: the sandbox itself must not depend on the generator.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { ApplicationConfig, generateApplication } from '@slipway/cdk8s';
import { SeedHistory } from '../src/seed/SeedHistory';
import { pricingChart } from './pricingChart';
import { MUSEUM, seedApplications } from './seedApplications';
import { authors, SeedStep, seedSteps } from './seedSteps';
import { staticFiles } from './staticFiles';

const GITOPS = { url: 'http://localhost:7710/platform/gitops', branch: 'main' };

function moved(config: ApplicationConfig, step: SeedStep): ApplicationConfig {
  if (!step.version) return config;
  const change =
    config.delivery?.type === 'chart'
      ? { chartVersion: step.version }
      : { image: { tag: step.version } };
  const environments = Object.entries(config.environments).map(
    ([name, environment]) => [
      name,
      step.environments?.includes(name)
        ? {
            ...environment,
            ...change,
            ...(step.props && {
              props: { ...environment.props, ...step.props },
            }),
          }
        : environment,
    ],
  );
  return { ...config, environments: Object.fromEntries(environments) };
}

const tree = new Map<string, string>();

function filesOf(
  config: ApplicationConfig,
  step: SeedStep,
): Readonly<Record<string, string>> {
  const { files, findings } = generateApplication({
    config,
    mode: 'cnoe',
    repository: GITOPS,
    existingPaths: [...tree.keys()],
    ...(step.environments && { environments: step.environments }),
  });
  const error = findings.find(({ level }) => level === 'error');
  if (error) throw new Error(`${config.name}: ${error.message}`);
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

const configs = new Map<string, ApplicationConfig>(
  Object.entries(seedApplications),
);
const events: SeedHistory['events'] = [];

for (const step of seedSteps) {
  const wanted: Record<string, string> = {};
  const { application } = step;
  if (application) {
    const config = moved(configs.get(application) as ApplicationConfig, step);
    configs.set(application, config);
    Object.assign(
      wanted,
      filesOf(config, step),
      staticFiles.catalog(application),
    );
  } else if (!step.build) {
    Object.assign(wanted, staticFiles.first);
  }
  const chart = step.build === undefined ? undefined : pricingChart(step.build);
  if (chart) Object.assign(wanted, staticFiles.chartSource(chart));
  const files: Record<string, string> = {};
  for (const [path, content] of Object.entries(wanted)) {
    if (tree.get(path) !== content) files[path] = content;
    tree.set(path, content);
  }
  const [hours, minutes] = step.time.split(':').map(Number);
  events.push({
    minute: step.day * 1440 + (hours - 8) * 60 + minutes,
    author: authors[step.author],
    message: step.message,
    files,
    ...(chart && { chart }),
  });
}

const history: SeedHistory = { museum: MUSEUM, events };
const target = join(
  process.argv[2] ?? join(process.cwd(), 'seed'),
  'history.json',
);
const text = `${JSON.stringify(history, null, 1)}\n`;
let before = '';
try {
  before = readFileSync(target, 'utf8');
} catch {
  // Not there yet.
}
if (text !== before) writeFileSync(target, text);
process.stdout.write(
  `${target}: ${text === before ? 'unchanged' : 'written'}, ${events.length} events\n`,
);
