import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayTell } from '../../electron/engine/surveys/protect'

/** Every way in which the hidden counts can add up to what the total leaves of them, given that a count that is told is exact. */
function solutions(counts: readonly number[], tells: readonly boolean[]): number[][] {
  const hidden = counts.filter((_, i) => tells[i] === false)
  const left = hidden.reduce((sum, n) => sum + n, 0)
  // A hidden count is of somebody, unless nothing is told: then there may be answers of nobody among them.
  const least = tells.includes(true) || !counts.includes(0) ? 1 : 0
  const found: number[][] = []
  const walk = (places: number, rest: number, so: readonly number[]): void => {
    if (places === 0) {
      if (rest === 0) found.push([...so])
      return
    }
    for (let n = least; n <= rest; n++) walk(places - 1, rest - n, [...so, n])
  }
  walk(hidden.length, left, [])
  return found
}

describe('small numbers', () => {
  it.each([
    // One small count would be the total less the others: the next smallest goes with it.
    [
      [60, 40, 3],
      [true, false, false],
    ],
    [
      [72, 11, 35],
      [true, true, true],
    ],
    // Two of them hide each other once they are five people together.
    [
      [30, 4, 3],
      [true, false, false],
    ],
    [
      [30, 12, 1, 1],
      [true, false, false, false],
    ],
    [
      [30, 0, 9, 2],
      [true, true, false, false],
    ],
    [
      [0, 0, 7],
      [true, true, true],
    ],
  ])('%j may be told: %j', (counts, tells) => {
    expect(mayTell(counts, true)).toEqual(tells)
  })

  it('says nothing where nothing hides anything, and needs no company where answers do not add up', () => {
    expect(mayTell([1, 1, 1, 1, 1], true)).toBeNull()
    expect(mayTell([1, 1, 1, 1, 1, 0], true)).toEqual([false, false, false, false, false, false])
    expect(mayTell([60, 3], false)).toEqual([true, false])
  })

  it('no hidden count can be worked out from the total and the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 5 }), (counts) => {
        const tells = mayTell(counts, true)
        if (tells === null || counts.reduce((sum, n) => sum + n, 0) < 5) return
        expect(counts.every((n, i) => tells[i] !== true || n === 0 || n >= 5)).toBe(true)
        const all = solutions(counts, tells)
        const places = tells.filter((tell) => !tell).length
        for (let place = 0; place < places; place++)
          expect(new Set(all.map((one) => one[place])).size).toBeGreaterThan(1)
      }),
      { numRuns: 400 },
    )
  })
})
