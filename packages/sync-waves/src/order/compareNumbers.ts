/** Compares without subtracting, which would lose sign or precision for very large waves. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
