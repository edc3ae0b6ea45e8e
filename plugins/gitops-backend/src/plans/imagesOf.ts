import { Manifest } from '@slipway/sync-waves';

/** The images that the pods of rendered objects run, each once, in the order of the objects. */
export function imagesOf(manifests: readonly Manifest[]): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (!value || typeof value !== 'object') return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'containers' && Array.isArray(part)) {
        for (const container of part) {
          if (typeof container?.image === 'string') found.add(container.image);
        }
      } else {
        visit(part);
      }
    }
  };
  manifests.forEach(({ spec }) => visit(spec));
  return [...found];
}
