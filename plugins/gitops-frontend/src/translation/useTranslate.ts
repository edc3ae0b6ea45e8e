import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from './gitopsTranslationRef';

/** The translation function of this plugin's messages. */
export function useTranslate() {
  return useTranslationRef(gitopsTranslationRef).t;
}

/** What {@link useTranslate} returns, for pure functions that put facts into words. */
export type Translate = ReturnType<typeof useTranslate>;
