import { ApplicationSource } from '../../render/SourceRenderer';
import { ApplicationSpec, Revisions } from './Application';

/** The plural and singular forms in which Argo CD writes sources and revisions. */
export const sources = {
  isMulti: (spec: Pick<Revisions, 'sources'>): boolean =>
    (spec.sources?.length ?? 0) > 0,

  /** All sources, one or many. */
  of(
    spec: Pick<ApplicationSpec, 'source' | 'sources'>,
  ): readonly ApplicationSource[] {
    if (spec.sources?.length) return spec.sources;
    return spec.source ? [spec.source] : [];
  },

  /** The fields of a source list: `source`, or `sources` when the Application has several. */
  fields(
    multi: boolean,
    list: readonly ApplicationSource[],
  ): Pick<Revisions, 'source' | 'sources'> {
    return multi ? { sources: list } : { source: list[0] };
  },

  /** The fields of resolved revisions, in the same form. */
  revisionFields(
    multi: boolean,
    list: readonly string[],
  ): Pick<Revisions, 'revision' | 'revisions'> {
    return multi ? { revisions: list } : { revision: list[0] };
  },

  /** The revisions that are written, in either form. */
  revisionsOf(
    of: Pick<Revisions, 'revision' | 'revisions'>,
  ): readonly string[] {
    if (of.revisions?.length) return of.revisions;
    return of.revision ? [of.revision] : [];
  },
};
