/**
 * Where an addon's own values are, below those of all layers.
 *
 * @internal
 */
export function addonValuesPath(name: string): string {
  return `dist/platform/addons/${name}.yaml`;
}
