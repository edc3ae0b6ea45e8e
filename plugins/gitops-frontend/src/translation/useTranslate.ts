import {
  TranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from './gitopsTranslationRef';

type Messages =
  typeof gitopsTranslationRef extends TranslationRef<string, infer TMessages>
    ? TMessages
    : never;

/** What {@link useTranslate} returns, for pure functions that put facts into words. */
export type Translate = ReturnType<typeof useTranslationRef<Messages>>['t'];

/** The translation function of this plugin's messages. */
export function useTranslate(): Translate {
  return useTranslationRef(gitopsTranslationRef).t;
}
