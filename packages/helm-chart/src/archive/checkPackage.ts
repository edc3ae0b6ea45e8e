import { Chart } from '../chart/Chart';
import { ChartError } from '../ChartError';
import { limits } from '../limits';
import { isChartName } from '../version/isChartName';
import { isChartVersion } from '../version/isChartVersion';
import { dependencyProblems } from '../chart/dependencyProblems';

/**
 * Refuses what would fail only after the push, or when somebody loads the chart.
 *
 * @throws ChartError
 */
export function checkPackage(chart: Chart): void {
  const { name, version } = chart.metadata;
  if (!isChartName(name)) {
    throw new ChartError(
      `The chart name "${name}" cannot be published; use lower case letters, digits and single dashes, at most 63 characters.`,
    );
  }
  if (!isChartVersion(version)) {
    throw new ChartError(
      `The chart version "${version}" is not one by Semantic Versioning; write it like 1.2.3 or 1.2.3-rc.1, without a leading v.`,
    );
  }
  const large = chart.files.find(({ content }) => content.length > limits.file);
  if (large) {
    throw new ChartError(
      `${large.path} has ${large.content.length} bytes and Helm loads no file above ${limits.file}; leave it out, or make it smaller.`,
    );
  }
  const total = chart.files.reduce(
    (sum, { content }) => sum + content.length,
    0,
  );
  if (total > limits.unpacked) {
    throw new ChartError(
      `The chart unpacks to ${total} bytes and Helm loads no more than ${limits.unpacked}; leave out what is not needed.`,
    );
  }
  const [problem] = dependencyProblems(
    chart.files,
    chart.metadata.dependencies,
  );
  if (problem) {
    throw new ChartError(problem.message);
  }
}
