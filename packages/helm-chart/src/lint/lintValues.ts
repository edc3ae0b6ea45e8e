import { z } from 'zod';
import { ChartFile } from '../chart/Chart';
import { Findings } from './Findings';
import { readYamlFile } from './readYamlFile';

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

const FILE = 'values.schema.json';

/** Checks values.yaml against values.schema.json. */
export function lintValues(
  files: readonly ChartFile[],
  findings: Findings,
): void {
  const text = files
    .find(({ path }) => path === FILE)
    ?.content.toString('utf8');
  const values = readYamlFile(files, 'values.yaml');
  if (text === undefined || (values && !values.readable)) {
    return;
  }
  let schema: z.ZodType;
  try {
    schema = z.fromJSONSchema(JSON.parse(text) as JsonSchema);
  } catch (error) {
    const isJson = !(error instanceof SyntaxError);
    findings.add(
      'values-schema',
      { file: FILE },
      isJson
        ? 'The schema uses what cannot be checked without helm; let a real helm check it too.'
        : 'The schema is not JSON, so Helm would not load the chart; correct it.',
      isJson ? 'info' : 'error',
    );
    return;
  }
  const { error } = schema.safeParse(values?.value ?? {});
  for (const { path, message } of error?.issues ?? []) {
    findings.add(
      'values-schema',
      {
        file: 'values.yaml',
        line: values?.lineOf(...(path as (string | number)[])),
      },
      `${path.join('.') || 'The values'} do not fit ${FILE}: ${message}; correct the value or the schema.`,
    );
  }
}
