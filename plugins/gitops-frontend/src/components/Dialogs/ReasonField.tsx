import { TextField } from '@backstage/ui';
import { useTranslate } from '../../translation/useTranslate';

/** The longest reason that the backend takes. */
const MAX_REASON = 500;

/** Why it is done, for people and the audit log. */
export function ReasonField(props: {
  readonly value: string;
  readonly required: boolean;
  readonly onChange: (value: string) => void;
}) {
  const t = useTranslate();
  return (
    <TextField
      label={t('dialog.reason')}
      secondaryLabel={t(props.required ? 'dialog.required' : 'dialog.optional')}
      description={t('dialog.reasonHint')}
      isRequired={props.required}
      maxLength={MAX_REASON}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
