import type { Measure } from '../../../shared/vocabulary'
import { sql } from '../db/sql'
import { type CompiledRate, compileRate } from '../metrics/compile'

/** One number per post: what is followed, and the metric it is read from. Two for displays, which changed their name. */
export interface TimeTerm {
  /** Metric or measure: `impressions`, `views`, `reach`, `err`… */
  readonly metric: string
  readonly compiled: CompiledRate
}

/** Impressions per post: the metric that views replaced, kept readable. Missing stays missing: its denominator is missing too. */
const IMPRESSIONS: CompiledRate = {
  numerator: sql`p.impressions::DOUBLE`,
  denominator: sql`(CASE WHEN p.impressions IS NOT NULL THEN 1 END)::DOUBLE`,
  at: sql`coalesce(p.err_at, p.erv_at, p.exported_at)`,
  joins: sql``,
  age: null,
}

/** What a measure reads. Displays are two metrics, impressions and the views that replaced them: two terms, never one line. */
export function termsOf(measure: Measure): readonly TimeTerm[] {
  const compiled = compileRate(measure)
  if (measure === 'views_per_post') {
    return [
      { metric: 'impressions', compiled: IMPRESSIONS },
      { metric: 'views', compiled },
    ]
  }
  return [{ metric: measure.replace('_per_post', ''), compiled }]
}

/** True for a fraction, false for a number per post. */
export function isRate(measure: Measure): boolean {
  return !measure.endsWith('_per_post')
}

/** True where the measure rests on displays, whose source column changed its name and its meaning. */
export function restsOnDisplays(measure: Measure): boolean {
  return measure === 'views_per_post' || measure === 'erv'
}
