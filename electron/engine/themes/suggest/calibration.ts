/** Probability from a score: 1 / (1 + exp(−(slope · score + offset))), never more than the examples can show. */
export interface Calibration {
  readonly slope: number
  readonly offset: number
  /** (n₊ + 1)/(n₊ + 2): forty examples that were all right do not prove a hundred in a hundred. */
  readonly most: number
}

export function calibrated(score: number, { slope, offset, most }: Calibration): number {
  return Math.min(most, 1 / (1 + Math.exp(-(slope * score + offset))))
}

/**
 * Platt's scaling of scores of texts the rule has not seen: a logistic curve with the targets (n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2), by
 * Newton with step halving (Lin, Lin and Weng 2007). Without both answers the curve is flat at the smoothed share.
 * @param answers true = the theme holds
 */
export function fitCalibration(scores: readonly number[], answers: readonly boolean[]): Calibration {
  const positives = answers.filter(Boolean).length
  const negatives = answers.length - positives
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (negatives + 2)
  let slope = 0
  let offset = Math.log((positives + 1) / (negatives + 1))
  if (positives === 0 || negatives === 0) return { slope, offset, most: high }
  const targets = answers.map((yes) => (yes ? high : low))
  let loss = lossAt(scores, targets, slope, offset)
  for (let i = 0; i < 100; i++) {
    const { g1, g2, h11, h12, h22 } = derivatives(scores, targets, slope, offset)
    if (Math.abs(g1) < 1e-6 && Math.abs(g2) < 1e-6) break
    const determinant = h11 * h22 - h12 * h12
    const d1 = -(h22 * g1 - h12 * g2) / determinant
    const d2 = -(h11 * g2 - h12 * g1) / determinant
    let step = 1
    for (; step > 1e-8; step /= 2) {
      const next = lossAt(scores, targets, slope + step * d1, offset + step * d2)
      if (next < loss + 1e-4 * step * (g1 * d1 + g2 * d2)) {
        slope += step * d1
        offset += step * d2
        loss = next
        break
      }
    }
    if (step <= 1e-8) break
  }
  return { slope, offset, most: high }
}

function lossAt(scores: readonly number[], targets: readonly number[], slope: number, offset: number): number {
  let loss = 0
  scores.forEach((score, i) => {
    const logit = slope * score + offset
    const softplus = logit > 0 ? logit + Math.log1p(Math.exp(-logit)) : Math.log1p(Math.exp(logit))
    loss += softplus - (targets[i] ?? 0) * logit
  })
  return loss
}

function derivatives(scores: readonly number[], targets: readonly number[], slope: number, offset: number) {
  let [g1, g2, h11, h12, h22] = [0, 0, 1e-12, 0, 1e-12]
  scores.forEach((score, i) => {
    const p = 1 / (1 + Math.exp(-(slope * score + offset)))
    const [error, weight] = [p - (targets[i] ?? 0), p * (1 - p)]
    g1 += error * score
    g2 += error
    h11 += weight * score * score
    h12 += weight * score
    h22 += weight
  })
  return { g1, g2, h11, h12, h22 }
}
