import { ApplicationConfig } from '../config/ApplicationConfig';
import { RuleExample } from './RuleExamples';
import { shopBench } from './shopBench';

const { generate, generateObjects } = shopBench;

/** An application, changed; its first environment. */
function config(changes: Partial<ApplicationConfig>): RuleExample {
  const [first] = Object.keys(changes.environments ?? { dev: {} });
  return () => generate(changes, { environments: [first] });
}

/** What a chart type builds. */
function objects(
  ...all: readonly Readonly<Record<string, unknown>>[]
): RuleExample {
  return () => generateObjects(...all);
}

/** An application whose environment dev is changed. */
function dev(changes: object): RuleExample {
  return config({ environments: { dev: { destination: 'dev', ...changes } } });
}

/** Makes examples of rules. */
export const exampleKinds = { config, dev, objects } as const;
