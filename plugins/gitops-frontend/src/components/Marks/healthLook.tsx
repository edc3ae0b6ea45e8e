import {
  RiErrorWarningFill,
  RiHeart3Fill,
  RiLoader3Line,
  RiPauseCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { ReactElement } from 'react';
import { Translate } from '../../translation/useTranslate';
import { MarkTone } from './Mark';

/** Icon, tone and word of Argo CD's health. */
export function healthLook(
  t: Translate,
  health: string | undefined,
): {
  readonly icon: ReactElement;
  readonly tone: MarkTone;
  readonly word: string;
} {
  switch (health) {
    case 'Healthy':
      return {
        icon: <RiHeart3Fill />,
        tone: 'good',
        word: t('healthStatus.healthy'),
      };
    case 'Progressing':
      return {
        icon: <RiLoader3Line />,
        tone: 'running',
        word: t('healthStatus.progressing'),
      };
    case 'Degraded':
      return {
        icon: <RiErrorWarningFill />,
        tone: 'trouble',
        word: t('healthStatus.degraded'),
      };
    case 'Suspended':
      return {
        icon: <RiPauseCircleLine />,
        tone: 'warning',
        word: t('healthStatus.suspended'),
      };
    case 'Missing':
      return {
        icon: <RiQuestionLine />,
        tone: 'quiet',
        word: t('healthStatus.missing'),
      };
    default:
      return {
        icon: <RiQuestionLine />,
        tone: 'quiet',
        word: t('healthStatus.unknown'),
      };
  }
}
