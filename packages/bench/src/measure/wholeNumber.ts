import { InvalidArgumentError } from 'commander';

/** A parser of an option that takes a whole number between two bounds, both included. */
export function wholeNumber(
  from: number,
  to: number,
): (text: string) => number {
  return text => {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < from || value > to) {
      throw new InvalidArgumentError(
        `Give a whole number from ${from} to ${to}.`,
      );
    }
    return value;
  };
}
