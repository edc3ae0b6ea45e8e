import { DependencyGraph } from './dependencyGraph';

/**
 * The circles of a graph, one for each group of applications that wait for each other: the shortest one through the
 * first of them in the alphabet, which it begins with. Takes time in proportion to the graph, at any depth.
 *
 * @internal
 */
export function findCycles(
  graph: DependencyGraph,
): readonly (readonly string[])[] {
  return components(graph)
    .filter(group => group.length > 1)
    .map(group => {
      const [first] = [...group].sort();
      return shortestWayBack(first, graph, new Set(group));
    })
    .sort((left, right) => (left[0] < right[0] ? -1 : 1));
}

/** Tarjan's strongly connected components, with the stack in a list: a long chain must not end the process. */
function components(graph: DependencyGraph): readonly (readonly string[])[] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();

  for (const start of graph.keys()) {
    const work = index.has(start) ? [] : [{ name: start, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1];
      const { name } = frame;
      if (frame.next === 0 && !index.has(name)) {
        index.set(name, index.size);
        low.set(name, index.get(name)!);
        open.push(name);
        isOpen.add(name);
      }
      const targets = graph.get(name) ?? [];
      const target = targets[frame.next];
      frame.next += 1;
      if (target === undefined) {
        work.pop();
        const parent = work.at(-1);
        if (parent) {
          lower(low, parent.name, low.get(name)!);
        }
        if (low.get(name) === index.get(name)) {
          const group = open.splice(open.lastIndexOf(name));
          group.forEach(member => isOpen.delete(member));
          found.push(group);
        }
      } else if (!index.has(target)) {
        work.push({ name: target, next: 0 });
      } else if (isOpen.has(target)) {
        lower(low, name, index.get(target)!);
      }
    }
  }
  return found;
}

function lower(low: Map<string, number>, name: string, value: number): void {
  low.set(name, Math.min(low.get(name)!, value));
}

function shortestWayBack(
  start: string,
  graph: DependencyGraph,
  group: ReadonlySet<string>,
): readonly string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    for (const target of graph.get(name) ?? []) {
      if (target === start) {
        const path = [name];
        while (path[0] !== start) {
          path.unshift(cameFrom.get(path[0])!);
        }
        return path;
      }
      if (group.has(target) && !cameFrom.has(target)) {
        cameFrom.set(target, name);
        queue.push(target);
      }
    }
  }
  return [start];
}
