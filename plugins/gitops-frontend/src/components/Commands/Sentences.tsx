import styles from './Commands.module.css';

/** Sentences below a title; nothing without any. */
export function Sentences(props: {
  readonly title: string;
  readonly of: readonly string[];
  readonly tone?: 'warning';
}) {
  if (!props.of.length) return null;
  return (
    <div className={props.tone && styles.warning}>
      <p>{props.title}</p>
      <ul>
        {props.of.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
