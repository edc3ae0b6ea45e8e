import { ApplicationConfig } from '../config/ApplicationConfig';
import { ApplicationOrder } from '../dependencies/ApplicationOrder';
import { KargoPromotion } from './PromotionConfig';

/**
 * An application that Kargo promotes.
 *
 * @internal
 */
export interface PromotedApplication {
  readonly config: ApplicationConfig;
  readonly kargo: KargoPromotion;
  /** The GitOps repository; undefined when some of its packages are not read from there, or its address is not known. */
  readonly repository?: { readonly url: string; readonly branch: string };
  /** Names and kinds of the parents that apply its Applications, by environment. */
  readonly parents?: Readonly<
    Record<
      string,
      {
        readonly name: string;
        /** Where it is. */
        readonly namespace: string;
        readonly strategy: ApplicationOrder['strategy'];
      }
    >
  >;
}
