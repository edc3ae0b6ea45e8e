import { Manifest } from '../types/Manifest';

/** The words of a comma-separated annotation, trimmed, without empty ones. */
export function annotationList(manifest: Manifest, name: string): string[] {
  const value = manifest.metadata?.annotations?.[name];
  if (typeof value !== 'string') {
    return [];
  }
  return value
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}
