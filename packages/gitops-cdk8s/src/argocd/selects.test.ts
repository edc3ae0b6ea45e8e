import { LabelSelector } from './LabelSelector';
import { selects } from './selects';

const labels = { role: 'vcluster', environment: 'production' };

describe('selects', () => {
  it.each<[LabelSelector, boolean]>([
    [{}, true],
    [{ matchLabels: { role: 'vcluster' } }, true],
    [{ matchLabels: { role: 'hub' } }, false],
    [{ matchLabels: { role: 'vcluster', zone: 'a' } }, false],
    [{ matchLabels: { toString: 'x' } }, false],
    [expression('role', 'In', 'hub', 'vcluster'), true],
    [expression('zone', 'In', 'a'), false],
    [expression('role', 'NotIn', 'hub'), true],
    [expression('role', 'NotIn', 'vcluster'), false],
    [expression('zone', 'NotIn', 'a'), true],
    [expression('zone', 'Exists'), false],
    [expression('role', 'Exists'), true],
    [expression('zone', 'DoesNotExist'), true],
    [expression('role', 'DoesNotExist'), false],
  ])('%j: %s', (selector, fits) => {
    expect(selects(selector, labels)).toBe(fits);
  });
});

function expression(
  key: string,
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist',
  ...values: readonly string[]
): LabelSelector {
  return { matchExpressions: [{ key, operator, values }] };
}
