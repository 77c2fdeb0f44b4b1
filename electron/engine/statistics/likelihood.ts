import { at } from './arrays'

const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360]

/** ln Γ(x) for x > 0: Stirling's series after shifting x above 12; relative error near 1e-15 away from its zeros at 1 and 2. */
export const lnGamma = (x: number): number => {
  let shifted = x
  let product = 1
  while (shifted < 12) product *= shifted++
  const inverse = 1 / shifted
  let series = 0
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverse * inverse + (STIRLING[k] ?? 0)
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series * inverse - Math.log(product)
  )
}

/** A point of the plane and its value. */
export type Maximum = { readonly a: number; readonly b: number; readonly value: number; readonly steps: number }

type Objective = (a: number, b: number) => number
type Slope = { ga: number; gb: number; haa: number; hbb: number; hab: number }

/** Central differences of first and second order. */
const slopeAt = (f: Objective, a: number, b: number, h: number): Slope => {
  const centre = f(a, b)
  const [ap, am, bp, bm] = [f(a + h, b), f(a - h, b), f(a, b + h), f(a, b - h)]
  const cross = f(a + h, b + h) - f(a + h, b - h) - f(a - h, b + h) + f(a - h, b - h)
  return {
    ga: (ap - am) / (2 * h),
    gb: (bp - bm) / (2 * h),
    haa: (ap - 2 * centre + am) / (h * h),
    hbb: (bp - 2 * centre + bm) / (h * h),
    hab: cross / (4 * h * h),
  }
}

/** Newton's step where the surface is concave, the gradient elsewhere; no longer than 1. */
const stepOf = ({ ga, gb, haa, hbb, hab }: Slope): [number, number] => {
  const determinant = haa * hbb - hab * hab
  const concave = determinant > 0 && haa < 0
  const step: [number, number] = concave
    ? [-(hbb * ga - hab * gb) / determinant, -(haa * gb - hab * ga) / determinant]
    : [ga, gb]
  const length = Math.hypot(step[0], step[1])
  return length > 1 ? [step[0] / length, step[1] / length] : step
}

/**
 * Maximum of a smooth function of two parameters by damped Newton steps on numerical derivatives. Give parameters on a
 * logarithmic scale, so that steps of 1e-3 are small.
 * @returns null when no interior maximum is found within |a|, |b| ≤ 40 in 200 steps
 */
export const maximise = (f: Objective, startA: number, startB: number): Maximum | null => {
  let [a, b] = [startA, startB]
  let value = f(a, b)
  for (let steps = 0; steps < 200; steps++) {
    const [da, db] = stepOf(slopeAt(f, a, b, 1e-4))
    if (Math.hypot(da, db) < 1e-7) return { a, b, value, steps }
    let scale = 1
    while (scale > 1e-6 && !(f(a + scale * da, b + scale * db) >= value)) scale /= 2
    if (scale <= 1e-6) return Math.hypot(da, db) < 1e-4 ? { a, b, value, steps } : null
    a += scale * da
    b += scale * db
    value = f(a, b)
    if (Math.abs(a) > 40 || Math.abs(b) > 40) return null
  }
  return null
}

/** Repeats each value by its count: frequency tables in, observations out. */
export const expanded = (values: ArrayLike<number>, counts: ArrayLike<number>): Float64Array => {
  const v = Float64Array.from(values)
  return Float64Array.from(Array.from(counts).flatMap((count, i) => new Array<number>(count).fill(at(v, i))))
}
