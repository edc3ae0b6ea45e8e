/** When a hold becomes overdue (RFC 3339); undefined for one without an end. */
export function holdUntil(hours: number, now: number): string | undefined {
  return hours > 0
    ? new Date(now + hours * 3_600_000).toISOString()
    : undefined;
}
