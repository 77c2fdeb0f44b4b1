/** An interval of the statistics as the contract writes it. */
export function lowHigh(interval: { readonly lower: number; readonly upper: number } | null | undefined) {
  return interval === null || interval === undefined ? null : { low: interval.lower, high: interval.upper }
}
