import { chartMetadataSchema } from '../chart/ChartMetadata';
import { ChartFile } from '../chart/Chart';
import { limits } from '../limits';
import { isChartName } from '../version/isChartName';
import { isChartVersion } from '../version/isChartVersion';
import { VersionRange } from '../version/VersionRange';
import { ChartRuleName } from './chartRules';
import { Findings } from './Findings';
import { readYamlFile, YamlFile } from './readYamlFile';

/** Checks Chart.yaml. What is no YAML is told by another rule. */
export function lintMetadata(
  files: readonly ChartFile[],
  findings: Findings,
): void {
  const yaml = readYamlFile(files, 'Chart.yaml');
  if (!yaml) {
    const inside = files.some(({ path }) => path.startsWith('Chart.yaml/'));
    findings.add(
      'chart-missing',
      { file: 'Chart.yaml' },
      inside
        ? 'Chart.yaml is a folder; put the file there instead.'
        : 'There is no Chart.yaml at the top of the chart; write one, and look into .helmignore.',
    );
    return;
  }
  if (!yaml.readable) {
    return;
  }
  const say = (
    rule: ChartRuleName,
    path: readonly (string | number)[],
    message: string,
  ) =>
    findings.add(
      rule,
      { file: yaml.file, line: yaml.lineOf(...path) },
      message,
    );
  lintTypes(yaml, say);
  lintNameAndVersions(yaml, say);
  lintPeopleAndLinks(yaml, say);
}

type Say = (
  rule: ChartRuleName,
  path: readonly (string | number)[],
  message: string,
) => void;

function lintTypes({ value }: YamlFile, say: Say): void {
  const parsed = chartMetadataSchema.safeParse(value);
  // These have rules of their own, with better words.
  const own = ['apiVersion', 'name', 'version', 'appVersion', 'maintainers'];
  for (const { path, message } of parsed.error?.issues ?? []) {
    if (!own.includes(String(path[0]))) {
      say(
        'field-type',
        path as (string | number)[],
        `${path.join('.')} cannot be read (${message}); correct it.`,
      );
    }
  }
  for (const field of Object.keys(value)) {
    if (!Object.hasOwn(chartMetadataSchema.shape, field)) {
      say(
        'unknown-field',
        [field],
        `Helm knows no field "${field}" and drops it; move it to annotations, or correct its name.`,
      );
    }
  }
  const { apiVersion } = value;
  if (apiVersion !== 'v1' && apiVersion !== 'v2') {
    say(
      'api-version',
      ['apiVersion'],
      `apiVersion is ${shown(apiVersion)}; write v2.`,
    );
  } else if (apiVersion === 'v1' && (value.type || value.dependencies)) {
    say(
      'api-version',
      ['apiVersion'],
      'type and dependencies need apiVersion v2; set it.',
    );
  }
}

function lintNameAndVersions({ value }: YamlFile, say: Say): void {
  const { name, version, appVersion, kubeVersion } = value;
  if (typeof name !== 'string' || !isChartName(name)) {
    say(
      'chart-name',
      ['name'],
      `The name ${shown(name)} cannot be pushed to a registry; use lower case letters, digits and single dashes, at most 63 characters.`,
    );
  }
  if (typeof version === 'string' && version.length > limits.tag) {
    say(
      'tag-length',
      ['version'],
      `The version has ${version.length} characters and a tag takes ${limits.tag}; shorten it.`,
    );
  } else if (
    typeof version !== 'string' ||
    !isChartVersion(version) ||
    version === '0.0.0-0'
  ) {
    say(
      'chart-version',
      ['version'],
      `The version ${shown(version)} is not one by Semantic Versioning; write it like 1.2.3, without a leading v.`,
    );
  }
  if (appVersion !== undefined && typeof appVersion !== 'string') {
    say(
      'app-version-type',
      ['appVersion'],
      `appVersion is read as the ${typeof appVersion} ${shown(appVersion)}; put it in quotes.`,
    );
  }
  if (typeof kubeVersion === 'string' && !VersionRange.parse(kubeVersion)) {
    say(
      'kube-version',
      ['kubeVersion'],
      `kubeVersion "${kubeVersion}" is no version range, so no cluster would take the chart; write it like >=1.27.0-0.`,
    );
  }
}

function lintPeopleAndLinks({ value }: YamlFile, say: Say): void {
  const { maintainers } = value;
  const sources = Array.isArray(value.sources) ? value.sources : [];
  const links: readonly [readonly (string | number)[], unknown][] = [
    ...sources.map((source, index) => [['sources', index], source] as const),
    [['icon'], value.icon],
    [['home'], value.home],
  ].map(([path, link]) => [path as (string | number)[], link]);
  for (const [path, link] of links) {
    if (typeof link === 'string' && link !== '' && !isUrl(link)) {
      say('url', path, `"${link}" is no URL; write it with its scheme.`);
    }
  }
  (Array.isArray(maintainers) ? maintainers : []).forEach((entry, index) => {
    const path = ['maintainers', index];
    const { name, email, url } = (entry ?? {}) as Readonly<
      Record<string, unknown>
    >;
    if (typeof name !== 'string' || name === '') {
      say('maintainer', path, 'A maintainer has no name; give one.');
    }
    if (email && !/^[^\s@]+@[^\s@]+$/.test(String(email))) {
      say(
        'maintainer',
        path,
        `The maintainer's address "${email}" is no e-mail address; correct it.`,
      );
    }
    if (url && !isUrl(String(url))) {
      say(
        'maintainer',
        path,
        `The maintainer's URL "${url}" is none; write it with its scheme.`,
      );
    }
  });
  if (!value.icon) {
    say('icon', [], 'There is no icon; one is recommended.');
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}
