import { read } from '../../cluster/read';
import { PathStep } from './ignoredPaths';

/** Stands for a field that is to go. */
export const GONE = Symbol('gone');

/**
 * A copy of a value in which what a path names is made anew; `other` is walked along, so that a field can be taken from
 * it. Nothing is added where the path does not lead.
 */
export function mapPath(
  value: unknown,
  path: readonly PathStep[],
  change: (value: unknown, other: unknown) => unknown,
  other?: unknown,
): unknown {
  const [step, ...rest] = path;
  if (!step) return change(value, other);
  const others = Array.isArray(other) ? (other as unknown[]) : [];
  if (Array.isArray(value)) {
    const fits = (item: unknown, index: number) =>
      'each' in step ||
      ('key' in step
        ? String(index) === step.key
        : read.text(item, step.where) === step.is);
    const twin = (index: number) =>
      'where' in step ? others.find(one => fits(one, 0)) : others[index];
    return value
      .map((item, index) =>
        fits(item, index) ? mapPath(item, rest, change, twin(index)) : item,
      )
      .filter(item => item !== GONE);
  }
  if (!read.isRecord(value)) return value;
  const keys = 'key' in step ? [step.key] : Object.keys(value);
  const changed = { ...value };
  for (const key of keys) {
    if (!(key in changed)) continue;
    const next = mapPath(changed[key], rest, change, read.at(other, key));
    if (next === GONE) delete changed[key];
    else changed[key] = next;
  }
  return changed;
}
