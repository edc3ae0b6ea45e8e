import { Select } from '@backstage/ui';
import { useTranslate } from '../../translation/useTranslate';

const HOURS = [1, 4, 24, 72];

/** When a hold becomes overdue. No end is chosen on opening. */
export function HoldEndField(props: {
  readonly hours: number;
  readonly onChange: (hours: number) => void;
}) {
  const t = useTranslate();
  return (
    <Select
      label={t('rollbackDialog.holdEnds')}
      options={[
        { value: '0', label: t('rollbackDialog.holdNoEnd') },
        ...HOURS.map(hours => ({
          value: `${hours}`,
          label: t('rollbackDialog.holdHours', { count: hours }),
        })),
      ]}
      selectedKey={`${props.hours}`}
      onSelectionChange={key => props.onChange(Number(key ?? 0))}
    />
  );
}
