import { at, atInt } from './arrays'
import { type Bins, binOfRank, type Ladder, PER_UNIT } from './bins'

const clamp = (value: number, high: number): number => (value < 0 ? 0 : value > high ? high : value)

/** The others of a pool, on its grid: the values below each bin less those of the group. */
export const restOf = (pool: Bins, own: Bins): Ladder => {
  const below = pool.below.slice()
  const { places, counts } = own
  const offset = own.first - pool.first
  let taken = own.zeros
  let from = 0
  const less = (to: number) => {
    if (taken > 0) for (let i = from; i < to; i++) below[i] = at(below, i) - taken
    from = to
  }
  for (let i = 0; i < places.length; i++) {
    less(atInt(places, i) + offset + 1)
    taken += at(counts, i)
  }
  less(below.length)
  return { n: pool.n - own.n, zeros: pool.zeros - own.zeros, first: pool.first, below }
}

/** Pairs whose difference of bins x − y is at most `shift`: y lies at least at the bin of x − shift. Log rates have no zeros. */
export const pairsAtMost = (x: Bins, y: Ladder, shift: number): number => {
  const offset = x.first - y.first - shift
  // Bins of x under all of y count with every y, bins over all of y with none: only the stretch between is walked.
  const from = x.from(clamp(-offset, x.size))
  const to = x.from(clamp(y.below.length - 1 - offset, x.size))
  const { places, counts } = x
  const { below } = y
  let under = 0
  for (let i = from; i < to; i++) under += at(counts, i) * at(below, atInt(places, i) + offset)
  return at(x.upTo, to) * y.n - under
}

/** A shift of bins and the pairs that differ by at most as much. */
type Known = { readonly shift: number; readonly pairs: number }

/** Counts of pairs by shift. They are kept: the ranks asked for one after the other lie close together. */
class PairCounts {
  private readonly known: Known[] = []
  // The difference of the medians lies near the median of the differences.
  private readonly middle: number

  constructor(
    private readonly x: Bins,
    private readonly y: Ladder,
  ) {
    this.middle = x.binOfRank(Math.floor(x.n / 2)) - binOfRank(y, Math.floor(y.n / 2))
  }

  at(shift: number): Known {
    const found = { shift, pairs: pairsAtMost(this.x, this.y, shift) }
    this.known.push(found)
    return found
  }

  /** The nearest shift known to be under the rank (side −1) or to reach it (side 1), looked for further and further off. */
  beside(rank: number, side: -1 | 1): Known {
    const isThere = ({ pairs }: Known) => pairs >= rank === (side === 1)
    const nearest = this.known.filter(isThere).sort((a, b) => side * (a.shift - b.shift))[0]
    if (nearest !== undefined) return nearest
    const edge = this.known.reduce((far, { shift }) => (side * (shift - far) > 0 ? shift : far), this.middle)
    for (let step = 8; ; step *= 2) {
      const found = this.at(edge + side * step)
      if (isThere(found)) return found
    }
  }
}

/** Selects order statistics (rank from 1) of all differences x − y of two binned groups, in the unit of the logarithms. */
export const binnedDifferences = (x: Bins, y: Ladder): ((rank: number) => number) => {
  const counts = new PairCounts(x, y)
  return (rank) => {
    let high = counts.beside(rank, 1)
    let low = counts.beside(rank, -1)
    for (let turn = 0; high.shift - low.shift > 1; turn++) {
      // By proportion, the count of pairs being almost a line here; every third time in the middle, should it not be.
      const share = turn % 3 === 2 ? 0.5 : (rank - low.pairs) / (high.pairs - low.pairs)
      const guess = low.shift + Math.round(share * (high.shift - low.shift))
      const found = counts.at(Math.min(Math.max(guess, low.shift + 1), high.shift - 1))
      if (found.pairs >= rank) high = found
      else low = found
    }
    return high.shift / PER_UNIT
  }
}
