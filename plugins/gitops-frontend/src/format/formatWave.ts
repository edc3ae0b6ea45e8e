/** A wave's number with a real minus, which lines up with tabular figures. */
export function formatWave(wave: number): string {
  return wave < 0 ? `−${Math.abs(wave)}` : `${wave}`;
}
