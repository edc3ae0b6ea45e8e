import fc from 'fast-check';
import { platformBench } from '../__testUtils__/platformBench';
import { dependencyGraph } from './dependencyGraph';
import { dependencyWaves } from './dependencyWaves';
import { findCycles } from './findCycles';

const { application } = platformBench;

/** Applications that depend on any of each other. */
const repositories = fc
  .integer({ min: 1, max: 12 })
  .chain(count =>
    fc.array(
      fc.array(fc.integer({ min: 0, max: count - 1 }), { maxLength: 4 }),
      { minLength: count, maxLength: count },
    ),
  )
  .map(edges =>
    edges.map((targets, index) =>
      application(`a${index}`, { needs: targets.map(one => `a${one}`) }),
    ),
  );

describe('any repository', () => {
  it('has every application either in one wave after all it needs, or behind a circle', () => {
    fc.assert(
      fc.property(repositories, applications => {
        const graph = dependencyGraph(applications);
        const waves = dependencyWaves(graph);
        const cycles = findCycles(graph);
        const placed = waves.flat();
        expect(new Set(placed).size).toBe(placed.length);
        waves.forEach((names, index) =>
          names.forEach(name =>
            graph
              .get(name)!
              .forEach(other =>
                expect(waves.slice(0, index).flat()).toContain(other),
              ),
          ),
        );
        expect(cycles.length === 0).toBe(placed.length === graph.size);
        for (const cycle of cycles) {
          cycle.forEach((name, index) =>
            expect(graph.get(name)).toContain(
              cycle[(index + 1) % cycle.length],
            ),
          );
          expect(cycle[0]).toBe([...cycle].sort()[0]);
        }
      }),
    );
  });
});
