import {
  FieldLabel,
  Radio,
  RadioGroup,
  Select,
  TextField,
} from '@backstage/ui';
import { EntityChartVersion } from '@slipway/plugin-gitops-common';
import { useId } from 'react';
import { formatAge } from '../../format/formatAge';
import { Translate, useTranslate } from '../../translation/useTranslate';
import styles from './Dialogs.module.css';
import { MOST_BYTES, ReleaseForm, ReleaseWay } from './releaseRequestOf';

/** Which chart to release, and the fields of the way that is chosen. */
export function ReleaseSource(props: {
  readonly form: ReleaseForm;
  readonly versions: readonly EntityChartVersion[];
  /** The version that runs. */
  readonly current?: string;
  /** Whether the chosen version is the one that runs, as Git wants it. */
  readonly same: boolean;
  readonly environment: string;
  readonly onChange: (part: Partial<ReleaseForm>) => void;
}) {
  const t = useTranslate();
  const fileId = useId();
  const { form, versions, current, onChange } = props;
  const runs = current
    ? t('deployDialog.current', { version: current })
    : t('deployDialog.nothing');
  const tooLarge = form.file && form.file.size > MOST_BYTES;
  return (
    <>
      <RadioGroup
        label={t('releaseDialog.what')}
        value={form.way}
        onChange={way => onChange({ way: way as ReleaseWay })}
      >
        <Radio value="published" isDisabled={!versions.length}>
          {t('releaseDialog.published')}
        </Radio>
        <Radio value="upload">{t('releaseDialog.upload')}</Radio>
        <Radio value="source">{t('releaseDialog.source')}</Radio>
      </RadioGroup>
      {form.way === 'published' && (
        <Select
          label={t('deployDialog.chartVersion')}
          description={
            props.same
              ? t('deployDialog.sameVersion', {
                  version: form.published ?? '',
                  environment: props.environment,
                })
              : runs
          }
          options={versions.map(version => ({
            value: version.version,
            label: describe(t, version),
          }))}
          selectedKey={form.published ?? null}
          onSelectionChange={key =>
            key !== null && onChange({ published: String(key) })
          }
        />
      )}
      {form.way === 'upload' && (
        <div>
          <FieldLabel
            label={t('releaseDialog.file')}
            description={runs}
            htmlFor={fileId}
          />
          <input
            id={fileId}
            type="file"
            accept=".tgz,.tar.gz,application/gzip"
            onChange={event => onChange({ file: event.target.files?.[0] })}
          />
          {tooLarge && (
            <p role="alert" className={styles.warning}>
              {t('releaseDialog.tooLarge')}
            </p>
          )}
        </div>
      )}
      {form.way === 'source' && (
        <>
          <TextField
            label={t('releaseDialog.sourceUrl')}
            secondaryLabel={t('dialog.required')}
            description={t('releaseDialog.sourceHint')}
            type="url"
            value={form.sourceUrl}
            onChange={sourceUrl => onChange({ sourceUrl })}
          />
          <TextField
            label={t('releaseDialog.version')}
            secondaryLabel={t('dialog.optional')}
            description={t('releaseDialog.versionHint')}
            maxLength={128}
            value={form.version}
            onChange={version => onChange({ version })}
          />
        </>
      )}
    </>
  );
}

/** `1.0.0-44, published 2 h ago, runs in dev`. */
function describe(t: Translate, entry: EntityChartVersion): string {
  const { version, createdAt, runs } = entry;
  const places = [...new Set(runs.map(({ environment }) => environment))];
  return [
    version,
    createdAt &&
      t('releaseDialog.publishedAt', {
        age: formatAge(t, createdAt, Date.now()),
      }),
    places.length > 0 &&
      t('releaseDialog.runsIn', { environments: places.join(', ') }),
  ]
    .filter(Boolean)
    .join(', ');
}
