import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TEMPLATES } from '../__testUtils__/TemplateBench';
import { changeSchema } from '../actions/change/changeSchema';
import { environmentSchema } from '../forms/environmentSchema';

const template = parse(
  readFileSync(join(TEMPLATES, 'change', 'template.yaml'), 'utf8'),
);
const [change, pullRequest] = template.spec.steps;

describe('templates/change', () => {
  it('gives the action every field of an environment but its cluster', () => {
    expect(Object.keys(change.input.fields).sort()).toEqual(
      Object.keys(environmentSchema().properties!)
        .filter(name => name !== 'destination')
        .sort(),
    );
  });

  it('gives the actions what they take', () => {
    expect(change.action).toBe('gitops:cdk8s:change');
    expect(Object.keys(change.input).sort()).toEqual(
      Object.keys(changeSchema.input).sort(),
    );
    expect(pullRequest.input).toMatchObject({
      description: '${{ steps.change.output.summary }}',
      deletes: '${{ steps.change.output.deletes }}',
      madeFrom: '${{ steps.change.output.commit }}',
    });
  });

  it('has a branch for each run, so that no change takes the place of another', () => {
    expect(pullRequest.input.branch).toMatch(
      /^slipway\/change-.*parameters\.name.*parameters\.environment.*context\.task\.id/,
    );
  });
});
