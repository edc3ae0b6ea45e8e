import { ReactNode } from 'react';
import styles from './Environments.module.css';

/** The fact, then its source or its age. No third line. */
export function TwoLines(props: {
  readonly first: ReactNode;
  readonly second?: ReactNode;
  readonly title?: string;
  readonly strong?: boolean;
}) {
  return (
    <span className={styles.lines} title={props.title}>
      <span className={props.strong ? styles.bold : undefined}>
        {props.first}
      </span>
      {props.second && <span className={styles.second}>{props.second}</span>}
    </span>
  );
}
