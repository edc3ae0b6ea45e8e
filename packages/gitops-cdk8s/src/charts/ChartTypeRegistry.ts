import { ChartType } from './ChartType';

/**
 * Chart types by name. A repository adds its own beside those of this package.
 *
 * @public
 */
export class ChartTypeRegistry {
  readonly #types = new Map<string, ChartType>();

  /** Adds a chart type. Throws when the name is taken. */
  register(name: string, type: ChartType): this {
    if (this.#types.has(name)) {
      throw new Error(
        `The chart type "${name}" is registered already; register yours under another name.`,
      );
    }
    this.#types.set(name, type);
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
