import { BgProvider } from '@backstage/ui';
import { RiAlertLine, RiPauseCircleLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './Tab.module.css';

/** A tinted strip with a sentence, what explains it, and the ways out; actions go below the text on a phone. */
export function Banner(props: {
  readonly tone: 'trouble' | 'warning';
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
  readonly inset?: boolean;
  /** Announced at once when it appears. */
  readonly alert?: boolean;
}) {
  return (
    <div
      className={styles.banner}
      data-tone={props.tone}
      data-inset={props.inset ? '' : undefined}
      role={props.alert ? 'alert' : 'status'}
    >
      <div className={styles.bannerText}>
        {props.tone === 'trouble' ? (
          <RiAlertLine aria-hidden="true" />
        ) : (
          <RiPauseCircleLine aria-hidden="true" />
        )}
        <div>
          <p className={styles.bannerTitle}>{props.title}</p>
          {props.detail && (
            <div className={styles.bannerDetail}>{props.detail}</div>
          )}
        </div>
      </div>
      {props.actions && (
        <BgProvider bg={props.tone === 'trouble' ? 'danger' : 'warning'}>
          <div className={styles.actions}>{props.actions}</div>
        </BgProvider>
      )}
    </div>
  );
}
