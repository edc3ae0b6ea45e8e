/** Prints what could not be read or built, a line each. */
export function printErrors(
  errors: readonly Error[],
  print: (line: string) => void,
): void {
  errors.forEach(({ message }) => print(`error ${message}`));
}
