/** Lower and upper bound of a share. */
interface Range {
  readonly low: number
  readonly high: number
}

/** The share if this part (0–1) of what is not known were in the target: between the two bounds, nothing else is assumed. */
export function shareIf(bounds: Range, part: number): number {
  return bounds.low + Math.min(1, Math.max(0, part)) * (bounds.high - bounds.low)
}

/** The part of what is not known at which the verdict turns; null when it cannot turn (the threshold is outside of the bounds). */
export function tippingPart(bounds: Range, threshold: number): number | null {
  if (!(bounds.high > bounds.low) || threshold <= bounds.low || threshold > bounds.high) return null
  return (threshold - bounds.low) / (bounds.high - bounds.low)
}
