import { SelectedDeployment } from '../../hooks/findSelected';
import { shortImage } from '../../format/shortImage';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Dialogs.module.css';

/** An environment with the version that runs there. */
export function RunsBox(props: {
  readonly selected: SelectedDeployment;
  /** The side that is changed. @default false */
  readonly target?: boolean;
}) {
  const t = useTranslate();
  const { deployment, environment } = props.selected;
  const { version } = deployment;
  return (
    <div className={styles.box} data-to={props.target ? '' : undefined}>
      <p className={styles.second}>
        {t('promoteDialog.runs', { environment: environment.name })}
      </p>
      <p className={styles.version}>
        {version?.label ?? t('environments.nothingDeployed')}
      </p>
      <p className={styles.mono}>
        {version?.images.map(shortImage).join(', ')}
      </p>
    </div>
  );
}
