import { Link } from '@backstage/ui';
import { CommandOutcome } from '@slipway/plugin-gitops-common';
import { useTranslate } from '../../translation/useTranslate';
import styles from './Commands.module.css';
import { Sentences } from './Sentences';

const DIGEST_LENGTH = 19;

/** What a command made: the chart and where it is, the pull request, and what may surprise about it. */
export function CommandOutcomeView({
  outcome,
}: {
  readonly outcome: CommandOutcome;
}) {
  const t = useTranslate();
  const { chart, chartVersion, repository, digest, warnings = [] } = outcome;
  return (
    <>
      {chart && chartVersion && (
        <p>
          {t('command.chart', { chart, version: chartVersion })}
          {repository && ` ${t('command.inRepository', { repository })}`}
          {digest && (
            <span className={styles.second} title={digest}>
              {' '}
              {digest.slice(0, DIGEST_LENGTH)}…
            </span>
          )}
        </p>
      )}
      {outcome.pullRequestUrl && (
        <p>
          <Link href={outcome.pullRequestUrl} target="_blank">
            {outcome.pullRequestNumber
              ? t('command.pullRequest', {
                  number: `${outcome.pullRequestNumber}`,
                })
              : t('command.pullRequestPlain')}
          </Link>
        </p>
      )}
      {outcome.commitUrl && (
        <p>
          <Link href={outcome.commitUrl} target="_blank">
            {t('command.commit', {
              commit: outcome.commitSha?.slice(0, 7) ?? '',
            })}
          </Link>
        </p>
      )}
      <Sentences title={t('command.warnings')} of={warnings} tone="warning" />
    </>
  );
}
