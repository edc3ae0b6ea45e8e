import { ReactElement, ReactNode } from 'react';
import styles from './Marks.module.css';

/** What a mark's colour repeats. `quiet` is grey. */
export type MarkTone = 'quiet' | 'good' | 'running' | 'warning' | 'trouble';

/** An icon with its own shape and a word; colour only repeats them. A second line gives the source or the age. */
export function Mark(props: {
  readonly icon: ReactElement;
  readonly tone: MarkTone;
  readonly word: ReactNode;
  readonly second?: ReactNode;
}) {
  return (
    <span className={styles.mark}>
      <span className={styles.icon} data-tone={props.tone} aria-hidden="true">
        {props.icon}
      </span>
      <span className={styles.words}>
        <span>{props.word}</span>
        {props.second && <span className={styles.second}>{props.second}</span>}
      </span>
    </span>
  );
}
