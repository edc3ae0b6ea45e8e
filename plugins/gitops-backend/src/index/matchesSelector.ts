import { InputError } from '@backstage/errors';

type Labels = Readonly<Record<string, string>>;

const SET = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUALS = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/;
const EXISTS = /^(!?)\s*([^\s=!()]+)$/;

/**
 * Whether labels fit a Kubernetes label selector: `a=b,c!=d,e in (f, g),h notin (i),j,!k`.
 *
 * @throws InputError when the selector cannot be read.
 */
export function matchesSelector(selector: string, labels: Labels): boolean {
  return splitSelector(selector).every(part => matchesPart(part, labels));
}

function matchesPart(part: string, labels: Labels): boolean {
  const set = SET.exec(part);
  if (set) {
    const [, key, word, list] = set;
    const values = list.split(',').map(value => value.trim());
    const has = Object.hasOwn(labels, key) && values.includes(labels[key]);
    return word === 'in' ? has : !has;
  }
  const equals = EQUALS.exec(part);
  if (equals) {
    const [, key, operator, value] = equals;
    return (labels[key] === value) === (operator !== '!=');
  }
  const exists = EXISTS.exec(part);
  if (exists) return Object.hasOwn(labels, exists[2]) === !exists[1];
  throw new InputError(
    `'${part}' is no label selector. Write for example app=shop,tier!=cache,env in (dev, staging).`,
  );
}

function splitSelector(selector: string): string[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}
