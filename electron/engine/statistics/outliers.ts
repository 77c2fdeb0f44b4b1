import { at, finiteCopy } from './arrays'
import { logRate } from './logRates'
import { median } from './quantiles'

/** Beyond this modified z a post is flagged (Iglewicz and Hoaglin 1993). Flagged, never deleted. */
export const OUTLIER_Z = 3.5
/** Modified z of a value one raw MAD from the median; the MAD of a normal distribution is .6745 of its standard deviation. */
export const Z_PER_MAD = 0.6745

/**
 * Modified z-scores .6745·(x − median)/MAD, MAD raw.
 * @returns null when MAD is 0: then nothing can be called unusual
 */
export const modifiedZ = (values: ArrayLike<number>): Float64Array | null => {
  const copy = finiteCopy(values)
  if (copy.length === 0) return null
  const centre = median(copy)
  const mad = median(copy.map((value) => Math.abs(value - centre)))
  if (mad === 0) return null
  return copy.map((value) => (Z_PER_MAD * (value - centre)) / mad)
}

/** Positions of the posts whose log rate, ln((E + ½)/R), is unusual among those given, ascending. */
export const outlyingPosts = (interactions: ArrayLike<number>, denominator: ArrayLike<number>): number[] => {
  if (interactions.length !== denominator.length) throw new RangeError('interactions and denominator differ in length')
  const [e, r] = [finiteCopy(interactions), finiteCopy(denominator)]
  const z = modifiedZ(e.map((value, i) => logRate(value, at(r, i))))
  if (z === null) return []
  return Array.from(z.keys()).filter((i) => Math.abs(at(z, i)) > OUTLIER_Z)
}
