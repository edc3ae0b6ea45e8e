import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { actionMessages } from './actionMessages';
import { dialogMessages } from './dialogMessages';
import { statusMessages } from './statusMessages';
import { viewMessages } from './viewMessages';

/**
 * All sentences and words of the plugin, in English. Override or translate them as any Backstage message.
 *
 * @public
 */
export const gitopsTranslationRef = createTranslationRef({
  id: 'gitops',
  messages: {
    ...viewMessages,
    ...statusMessages,
    ...actionMessages,
    ...dialogMessages,
  },
});
