import { Headline } from '@slipway/plugin-gitops-common';
import { RiCheckLine, RiLoader3Line } from '@remixicon/react';
import { ReactNode } from 'react';
import marks from '../Marks/Marks.module.css';
import { Banner } from './Banner';
import styles from './Tab.module.css';

/** The sentence before the chart: an alert with the ways out when there is trouble, a line otherwise. */
export function HeadlineView(props: {
  readonly headline: Headline;
  /** Shown only when there is trouble. */
  readonly actions: ReactNode;
}) {
  const { tone, sentence, detail } = props.headline;
  if (tone === 'trouble') {
    return (
      <Banner
        tone="trouble"
        title={sentence}
        detail={detail}
        actions={props.actions}
        inset
        alert
      />
    );
  }
  return (
    <div className={styles.headline} role="status">
      <span
        className={marks.icon}
        data-tone={tone === 'running' ? 'running' : 'good'}
        aria-hidden="true"
      >
        {tone === 'running' ? <RiLoader3Line /> : <RiCheckLine />}
      </span>
      <div>
        <p>{boldBeginning(sentence)}</p>
        {detail && <p className={styles.second}>{detail}</p>}
      </div>
    </div>
  );
}

/** The part up to the first colon stands out; the rest explains it. */
function boldBeginning(sentence: string): ReactNode {
  const colon = sentence.indexOf(': ');
  if (colon < 0) return sentence;
  return (
    <>
      <strong>{sentence.slice(0, colon + 1)}</strong>
      {sentence.slice(colon + 1)}
    </>
  );
}
