import { RiArrowRightLine } from '@remixicon/react';
import { VisuallyHidden } from '@backstage/ui';
import { Deployment } from '@slipway/plugin-gitops-common';
import { formatAge } from '../../format/formatAge';
import { shortImage } from '../../format/shortImage';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Environments.module.css';

/** What runs, and with an arrow what comes; the images below. */
export function VersionCell(props: {
  readonly deployment: Deployment;
  readonly now: number;
}) {
  const t = useTranslate();
  const { version, targetVersion, staleSince } = props.deployment;
  const coming =
    targetVersion && targetVersion.label !== version?.label
      ? targetVersion
      : undefined;
  const images = (coming ?? version)?.images ?? [];
  return (
    <span className={styles.lines}>
      <span>
        {version ? (
          <span className={coming || staleSince ? styles.faint : styles.bold}>
            {version.label}
          </span>
        ) : (
          !coming && (
            <span className={styles.faint}>
              {t('environments.nothingDeployed')}
            </span>
          )
        )}
        {coming && (
          <>
            {' '}
            <VisuallyHidden>{t('environments.to')}</VisuallyHidden>
            <RiArrowRightLine
              size={14}
              className={styles.arrow}
              aria-hidden="true"
            />{' '}
            <span className={styles.bold}>{coming.label}</span>
          </>
        )}
      </span>
      {staleSince ? (
        <span className={styles.second}>
          {t('environments.asSeen', {
            age: formatAge(t, staleSince, props.now),
          })}
        </span>
      ) : (
        images.length > 0 && (
          <span className={styles.mono} title={images.join('\n')}>
            {shortImage(images[0])}
            {images.length > 1 && ` +${images.length - 1}`}
          </span>
        )
      )}
    </span>
  );
}
