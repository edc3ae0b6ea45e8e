import { LabelSelector } from './LabelSelector';

/**
 * Whether labels fit a selector, as Kubernetes decides it: `NotIn` and `DoesNotExist` fit a missing label too.
 *
 * @internal
 */
export function selects(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = (key: string) =>
    Object.hasOwn(labels, key) ? labels[key] : undefined;
  return (
    Object.entries(matchLabels).every(
      ([key, wanted]) => value(key) === wanted,
    ) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const actual = value(key);
      switch (operator) {
        case 'In':
          return actual !== undefined && values.includes(actual);
        case 'NotIn':
          return actual === undefined || !values.includes(actual);
        case 'Exists':
          return actual !== undefined;
        default:
          return actual === undefined;
      }
    })
  );
}
