import { TimelineScale } from './timelineScale';

/** Where a bar stands on the axis, in percent; undefined when the thing has no time. */
export function barPlace(
  scale: TimelineScale | undefined,
  item: { readonly startedAt?: string; readonly finishedAt?: string },
  now: number,
): { readonly left: number; readonly width: number } | undefined {
  if (!scale || !item.startedAt) return undefined;
  const length = scale.end - scale.start;
  const clamp = (value: number) => Math.min(100, Math.max(0, value));
  const from = clamp(
    ((new Date(item.startedAt).getTime() - scale.start) / length) * 100,
  );
  const endMs = item.finishedAt ? new Date(item.finishedAt).getTime() : now;
  const to = clamp(((endMs - scale.start) / length) * 100);
  return { left: from, width: Math.max(0, to - from) };
}
