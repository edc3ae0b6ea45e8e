import { ObjectMeta } from '../objects/Application';
import { Generator } from './Generator';

/** One selector of a RollingSync step. */
export interface MatchExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly string[];
}

/** Where one generated Application is in the roll-out. */
export interface ApplicationSetMember {
  readonly application: string;
  readonly status: 'Waiting' | 'Pending' | 'Progressing' | 'Healthy';
  readonly message: string;
  /** Counted from 1; a string, as Argo CD writes it. */
  readonly step: string;
  readonly lastTransitionTime: string;
  readonly targetRevisions: readonly string[];
}

/** An ApplicationSet as the API gives it; of its generators `list`, `clusters` and `merge` are read. */
export interface ApplicationSet {
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly goTemplate?: boolean;
    readonly generators: readonly Generator[];
    readonly template: {
      readonly metadata: {
        readonly name: string;
        readonly labels?: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
        readonly finalizers?: readonly string[];
      };
      readonly spec: Readonly<Record<string, unknown>>;
    };
    readonly strategy?: {
      readonly type?: string;
      readonly rollingSync?: {
        readonly steps: readonly {
          readonly matchExpressions?: readonly MatchExpression[];
          readonly maxUpdate?: string | number;
        }[];
      };
    };
    readonly ignoreApplicationDifferences?: readonly {
      readonly jsonPointers?: readonly string[];
    }[];
  };
  readonly status: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason: string;
      readonly message: string;
      readonly lastTransitionTime: string;
    }[];
    readonly applicationStatus?: readonly ApplicationSetMember[];
    readonly resources?: readonly unknown[];
    readonly resourcesCount?: number;
    readonly health?: { readonly status: string; readonly message?: string };
  };
}
