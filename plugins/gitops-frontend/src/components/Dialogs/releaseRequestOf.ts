import { ReleaseRequest } from '@slipway/plugin-gitops-common';

/** The largest archive that the backend takes, in bytes. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** Where a release takes its chart from. */
export type ReleaseWay = 'published' | 'upload' | 'source';

/** What the form of a release holds. */
export interface ReleaseForm {
  readonly way: ReleaseWay;
  /** The chosen version, of those that are published. */
  readonly published?: string;
  readonly file?: File;
  readonly sourceUrl: string;
  /** The version to publish a source under; may be empty. */
  readonly version: string;
}

/** The part of a request that says what to release; undefined while something is missing. */
export function releaseRequestOf(
  form: ReleaseForm,
): Pick<ReleaseRequest, 'version' | 'sourceUrl'> | undefined {
  const sourceUrl = form.sourceUrl.trim();
  const version = form.version.trim();
  switch (form.way) {
    case 'published':
      return form.published ? { version: form.published } : undefined;
    case 'upload':
      return form.file && form.file.size <= MOST_BYTES ? {} : undefined;
    default:
      return sourceUrl ? { sourceUrl, ...(version && { version }) } : undefined;
  }
}
