/** A title inside of a sentence: `Service account` becomes `service account`, names like `ConfigMap` and `CPU` stay. */
export function withSmallInitial(title: string): string {
  return /^\w*[A-Z0-9]/.test(title.slice(1))
    ? title
    : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
