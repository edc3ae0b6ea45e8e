import { ArgoError } from './ArgoError';

type Labels = Readonly<Record<string, string>>;

const FORMS: readonly [
  RegExp,
  (match: RegExpExecArray) => (labels: Labels) => boolean,
][] = [
  [
    /^([\w./-]+)\s*(?:==|=)\s*([\w.-]*)$/,
    ([, key, text]) =>
      labels =>
        labels[key] === text,
  ],
  [
    /^([\w./-]+)\s*!=\s*([\w.-]*)$/,
    ([, key, text]) =>
      labels =>
        labels[key] !== text,
  ],
  [
    /^([\w./-]+)\s+in\s*\(([^)]*)\)$/,
    ([, key, list]) =>
      labels =>
        list.split(',').some(text => text.trim() === labels[key]),
  ],
  [
    /^([\w./-]+)\s+notin\s*\(([^)]*)\)$/,
    ([, key, list]) =>
      labels =>
        !list.split(',').some(text => text.trim() === labels[key]),
  ],
  [
    /^!\s*([\w./-]+)$/,
    ([, key]) =>
      labels =>
        !(key in labels),
  ],
  [
    /^([\w./-]+)$/,
    ([, key]) =>
      labels =>
        key in labels,
  ],
];

/** Kubernetes' label selectors; a bad one is Argo CD's error 2. */
export function labelSelector(text: string): (labels?: Labels) => boolean {
  const terms = text
    .split(/,(?![^(]*\))/)
    .map(term => term.trim())
    .filter(term => term !== '')
    .map(term => {
      for (const [form, build] of FORMS) {
        const match = form.exec(term);
        if (match) return build(match);
      }
      const found = /^[\w./-]+\s*=\s*[\w.-]*\s*(.)/.exec(term)?.[1] ?? term[0];
      throw ArgoError.unknown(
        `error parsing the selector: found '${found}', expected: ',' or 'end of string'`,
      );
    });
  return (labels = {}) => terms.every(term => term(labels));
}
