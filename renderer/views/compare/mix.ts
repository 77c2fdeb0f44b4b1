import type { AlikeOverview } from '../../../shared/contract/alike'

type Explained = AlikeOverview['rows'][number] & {
  readonly pieces: NonNullable<AlikeOverview['rows'][number]['pieces']>
}

/**
 * Rows whose gap comes from what they publish: the interval of the mix excludes 1, it points where the raw gap points and makes
 * up at least half of it on the log scale. Strongest first.
 */
export function explainedByMix({ rows }: Pick<AlikeOverview, 'rows'>): Explained[] {
  const weight = ({ pieces }: Explained) => Math.abs(Math.log(pieces.mix.factor))
  return rows
    .filter((row): row is Explained => row.pieces !== null)
    .filter(({ pieces: { raw, mix } }) => {
      const isSure = mix.interval !== null && (mix.interval.low > 1 || mix.interval.high < 1)
      const share = Math.log(mix.factor) / Math.log(raw.factor)
      return isSure && share >= 0.5
    })
    .sort((a, b) => weight(b) - weight(a))
}
