import { formatAge } from '../../format/formatAge';
import { formatClock } from '../../format/formatClock';
import { personName } from '../../format/personName';
import { SelectedDeployment } from '../../hooks/findSelected';
import { useTranslate } from '../../translation/useTranslate';
import { ActionButton } from '../Actions/ActionButton';
import { ActionRequest } from '../Actions/ActionRequest';
import { Banner } from '../DeploymentsTab/Banner';

/** Who holds auto-sync, since when and why, what Git says meanwhile, and the two ways out. */
export function HoldBanner(props: {
  readonly selected: SelectedDeployment;
  readonly now: number;
  readonly onAction: (request: ActionRequest) => void;
}) {
  const t = useTranslate();
  const { selected, now } = props;
  const { deployment } = selected;
  const { hold, version, targetVersion } = deployment;
  if (!hold) return null;
  const environment = selected.environment.name;
  const time = hold.since && formatClock(hold.since, now);
  let title: string = t('hold.title', { environment });
  if (time && hold.by) {
    title = t('hold.titleSinceBy', {
      environment,
      time,
      name: personName(hold.by),
    });
  } else if (time) title = t('hold.titleSince', { environment, time });
  const sentences = [
    hold.reason && `“${hold.reason}”.`,
    version && targetVersion && version.label !== targetVersion.label
      ? t('hold.git', { version: version.label, target: targetVersion.label })
      : t('hold.nothingApplied'),
    hold.until &&
      (hold.overdue
        ? t('hold.overdue', { age: formatAge(t, hold.until, now) })
        : t('hold.until', { when: formatAge(t, hold.until, now) })),
  ];
  return (
    <Banner
      tone="warning"
      title={title}
      detail={sentences.filter(Boolean).join(' ')}
      actions={
        <>
          <ActionButton
            kind="resume"
            selected={selected}
            onAction={props.onAction}
          />
          <ActionButton
            kind="rollback"
            variant="primary"
            label={t('action.restore')}
            selected={selected}
            onAction={props.onAction}
          />
        </>
      }
    />
  );
}
