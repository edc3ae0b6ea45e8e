import { Button } from '@backstage/ui';
import { InstanceProblem } from '@slipway/plugin-gitops-common';
import { formatAge } from '../../format/formatAge';
import { formatClock } from '../../format/formatClock';
import { useTranslate } from '../../translation/useTranslate';
import { Banner } from '../DeploymentsTab/Banner';

/** One strip for each Argo CD that does not answer: since when, why, and when the next try is. */
export function InstanceProblems(props: {
  readonly problems: readonly InstanceProblem[];
  readonly now: number;
  readonly onRetry: () => void;
}) {
  const t = useTranslate();
  const { now } = props;
  return (
    <>
      {props.problems.map(problem => (
        <Banner
          key={problem.instance}
          tone="trouble"
          title={t('problem.title', {
            instance: problem.instance,
            time: formatClock(problem.since, now),
          })}
          detail={
            <>
              {problem.message}{' '}
              {problem.nextTryAt &&
                t('problem.nextTry', {
                  when: formatAge(
                    t,
                    Math.max(now, new Date(problem.nextTryAt).getTime()),
                    now,
                  ),
                })}
            </>
          }
          actions={
            <Button variant="secondary" onPress={props.onRetry}>
              {t('problem.tryNow')}
            </Button>
          }
        />
      ))}
    </>
  );
}
