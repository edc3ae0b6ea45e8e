import { parse } from 'yaml';
import { Chart } from '../chart/Chart';
import { chartMetadataSchema } from '../chart/ChartMetadata';
import { missingDependencies } from '../chart/missingDependencies';
import { isChartName } from '../version/isChartName';
import { isChartVersion } from '../version/isChartVersion';
import { ChartFinding } from './ChartFinding';

/** Checks Chart.yaml. */
export function lintMetadata(chart: Chart): ChartFinding[] {
  const { metadata } = chart;
  const findings: ChartFinding[] = [];
  const say = (
    level: ChartFinding['level'],
    rule: string,
    message: string,
  ): void => {
    findings.push({ rule, level, file: 'Chart.yaml', message });
  };
  if (!isChartName(metadata.name)) {
    say(
      'error',
      'chart-name',
      `The name "${metadata.name}" cannot be pushed to a registry; use lower case letters, digits and single dashes, at most 63 characters.`,
    );
  }
  if (!isChartVersion(metadata.version)) {
    say(
      'error',
      'chart-version',
      `The version "${metadata.version}" is not one by Semantic Versioning; write it like 1.2.3, without a leading v.`,
    );
  }
  const written = writtenFields(chart);
  if (
    written.appVersion !== undefined &&
    typeof written.appVersion !== 'string'
  ) {
    say(
      'error',
      'app-version-type',
      `appVersion is read as the ${typeof written.appVersion} ${JSON.stringify(written.appVersion)}; put it in quotes.`,
    );
  }
  for (const field of Object.keys(written)) {
    if (!Object.hasOwn(chartMetadataSchema.shape, field)) {
      say(
        'warning',
        'unknown-field',
        `Helm knows no field "${field}" and drops it; move it to annotations, or correct its name.`,
      );
    }
  }
  if (
    metadata.apiVersion === 'v1' &&
    (metadata.type || metadata.dependencies)
  ) {
    say(
      'error',
      'api-version',
      'type and dependencies need apiVersion v2; set it.',
    );
  }
  for (const source of [...(metadata.sources ?? []), metadata.icon ?? '']) {
    if (source !== '' && !isUrl(source)) {
      say('error', 'url', `"${source}" is no URL; write it with its scheme.`);
    }
  }
  for (const { name, email } of metadata.maintainers ?? []) {
    if (name === '') {
      say('error', 'maintainer', 'A maintainer has no name; give one.');
    }
    if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) {
      say(
        'error',
        'maintainer',
        `The maintainer's address "${email}" is no e-mail address; correct it.`,
      );
    }
  }
  for (const { name } of missingDependencies(chart)) {
    say(
      'warning',
      'dependency-missing',
      `The dependency "${name}" is not in charts/; run helm dependency build before packaging.`,
    );
  }
  if (!metadata.icon) {
    say('info', 'icon', 'There is no icon; one is recommended.');
  }
  return findings;
}

function writtenFields(chart: Chart): Readonly<Record<string, unknown>> {
  const file = chart.files.find(({ path }) => path === 'Chart.yaml');
  const parsed: unknown = parse(file?.content.toString('utf8') ?? '', {
    version: '1.1',
    uniqueKeys: false,
  });
  return parsed !== null && typeof parsed === 'object'
    ? (parsed as Readonly<Record<string, unknown>>)
    : {};
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}
