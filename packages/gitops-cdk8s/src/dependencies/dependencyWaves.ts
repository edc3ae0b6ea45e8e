import { DependencyGraph } from './dependencyGraph';

/**
 * The applications in the order in which they can go: each wave waits for the ones before only, names sorted. Those
 * that wait for each other in a circle are in none.
 *
 * @internal
 */
export function dependencyWaves(
  graph: DependencyGraph,
): readonly (readonly string[])[] {
  const waves: string[][] = [];
  const done = new Set<string>();
  let left = [...graph.keys()];
  while (left.length > 0) {
    const ready = left.filter(name =>
      (graph.get(name) ?? []).every(other => done.has(other)),
    );
    if (ready.length === 0) {
      return waves;
    }
    waves.push(ready.sort());
    ready.forEach(name => done.add(name));
    left = left.filter(name => !done.has(name));
  }
  return waves;
}
