import { describe as suite, expect, it } from 'vitest'
import { maturityAge, postsNeeded, type Sightings } from '../../electron/engine/statistics/maturity'
import { createRandom, type Random } from '../../electron/engine/statistics/random'

/** Half-lives are lognormal; growth is exponential, so that 95 % is there after log2(20) half-lives. */
const MEDIAN_AGE = 5
const SPREAD = 0.4
const LONGEST = 14
/** The age by which `share` of the posts have 95 %: quantile of the lognormal. */
const trueAge = (share: 0.5 | 0.9) => MEDIAN_AGE * Math.exp(SPREAD * (share === 0.5 ? 0 : 1.2815515655446004))

/** Posts of a year, exported every so many days, each export holding the posts of the last 90 days. */
const sightings = (random: Random, posts: number, everyDays: number): Sightings => {
  const rows: { post: number; age: number; reached: number }[] = []
  for (let post = 0; post < posts; post++) {
    const published = 365 * random.uniform()
    const grown = MEDIAN_AGE * Math.exp(SPREAD * random.normal())
    for (let day = Math.ceil(published / everyDays) * everyDays; day - published <= 90; day += everyDays) {
      const age = day - published
      if (age <= LONGEST) rows.push({ post, age, reached: age >= grown ? 1 : 0 })
    }
  }
  return {
    post: Int32Array.from(rows, (row) => row.post),
    age: Float64Array.from(rows, (row) => row.age),
    reached: Float64Array.from(rows, (row) => row.reached),
  }
}

suite('how many posts are needed', () => {
  it('nine in ten: 36; half: 6 (share^n under 2.5 %)', () => {
    expect(postsNeeded(0.9)).toBe(36)
    expect(0.9 ** 36).toBeLessThan(0.025)
    expect(0.9 ** 35).toBeGreaterThan(0.025)
    expect(postsNeeded(0.5)).toBe(6)
  })
  it('35 posts: none, 36 that had all grown up: a bound', () => {
    const all = (n: number): Sightings => ({
      post: Int32Array.from({ length: n }, (_, i) => i),
      age: new Float64Array(n).fill(5),
      reached: new Float64Array(n).fill(1),
    })
    expect(maturityAge(all(35), 0.9, 14).reason).toBe('too_few')
    expect(maturityAge(all(36), 0.9, 14).value).toMatchObject({ lower: 0, upper: 5, posts: 36 })
  })
  it('one post not grown up among 36: no upper bound', () => {
    const reached = new Float64Array(36).fill(1)
    reached[7] = 0
    const posts = Int32Array.from({ length: 36 }, (_, i) => i)
    const fit = maturityAge({ post: posts, age: new Float64Array(36).fill(5), reached }, 0.9, 14).value
    expect(fit).toMatchObject({ upper: null })
  })
})

suite('the bounds hold the true age at least 93 times in a hundred, whatever the dates of the exports', () => {
  it.each([
    [200, 7, 0.9],
    [400, 30, 0.9],
    [200, 7, 0.5],
    [60, 3, 0.9],
  ] as const)('%i posts, an export every %i days, share %f', (posts, every, share) => {
    const random = createRandom(posts + every)
    const [runs, truth] = [400, trueAge(share)]
    let [held, bounded] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const { value } = maturityAge(sightings(random, posts, every), share, LONGEST)
      if (value === null) continue
      if (value.upper !== null) bounded++
      if (value.lower < truth && truth <= (value.upper ?? Infinity)) held++
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.93)
    console.log(`${posts} posts every ${every} days, ${share}: held ${held / runs}, bounded above ${bounded / runs}`)
  })
})

it('two hundred posts exported twice a week set both bounds around nine in ten', () => {
  const fit = maturityAge(sightings(createRandom(1), 200, 3), 0.9, LONGEST).value!
  expect(fit.lower).toBeGreaterThanOrEqual(5)
  expect(fit.upper).toBeLessThanOrEqual(12)
  expect(Math.abs(fit.estimate - trueAge(0.9))).toBeLessThanOrEqual(3)
})

it('the order of the posts does not matter', () => {
  const all = sightings(createRandom(2), 120, 7)
  const last = Math.max(...all.post)
  const turned = {
    post: all.post.toReversed().map((post) => last - post),
    age: all.age.toReversed(),
    reached: all.reached.toReversed(),
  }
  expect(maturityAge(turned, 0.9, LONGEST)).toEqual(maturityAge(all, 0.9, LONGEST))
})
