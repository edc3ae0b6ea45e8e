import { ButtonIcon, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiBroadcastLine, RiRefreshLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { formatAge } from '../../format/formatAge';
import { TabLocation } from '../../hooks/useTabLocation';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Tab.module.css';

/** The two views, how fresh the page is, refresh, and the main action. */
export function Toolbar(props: {
  readonly location: TabLocation;
  readonly changedAt?: number;
  readonly now: number;
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
  readonly children: ReactNode;
}) {
  const t = useTranslate();
  const { location } = props;
  return (
    <div className={styles.toolbar}>
      <ToggleButtonGroup
        className={styles.toggle}
        aria-label={t('tab.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[location.view]}
        onSelectionChange={keys =>
          location.setView(keys.has('versions') ? 'versions' : 'environments')
        }
      >
        <ToggleButton id="environments">{t('tab.environments')}</ToggleButton>
        <ToggleButton id="versions">{t('tab.versions')}</ToggleButton>
      </ToggleButtonGroup>
      <div className={styles.toolbarEnd}>
        {props.changedAt !== undefined && (
          <span className={styles.live}>
            <RiBroadcastLine aria-hidden="true" />
            {t('tab.live', {
              age: formatAge(
                t,
                Math.min(props.changedAt, props.now),
                props.now,
              ),
            })}
          </span>
        )}
        <ButtonIcon
          aria-label={t('tab.refresh')}
          icon={<RiRefreshLine />}
          variant="secondary"
          isPending={props.refreshing}
          onPress={props.onRefresh}
        />
        {props.children}
      </div>
    </div>
  );
}
