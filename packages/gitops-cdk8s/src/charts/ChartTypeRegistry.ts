import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ChartContext, ChartType } from './ChartType';

/**
 * A chart written as a class of cdk8s.
 *
 * @public
 */
export type ChartConstructor = new (
  scope: Construct,
  id: string,
  context: ChartContext,
) => Chart;

/**
 * Chart types by name. A repository adds its own beside those of this package.
 *
 * @public
 */
export class ChartTypeRegistry {
  readonly #types = new Map<string, ChartType>();

  /** Adds a chart type, or a class of cdk8s. Throws when the name is taken. */
  register(name: string, type: ChartType | ChartConstructor): this {
    if (this.#types.has(name)) {
      throw new Error(
        `The chart type "${name}" is registered already; register yours under another name.`,
      );
    }
    this.#types.set(name, typeof type === 'function' ? ofClass(type) : type);
    return this;
  }

  get(name: string): ChartType | undefined {
    return this.#types.get(name);
  }

  /** Sorted. */
  names(): readonly string[] {
    return [...this.#types.keys()].sort();
  }
}

function ofClass(Type: ChartConstructor): ChartType {
  return { build: (scope, id, context) => new Type(scope, id, context) };
}
