import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../electron/engine/import/match'
import { CATALOG } from '../../electron/engine/metrics/catalog'
import type { MetricEntry } from '../../electron/engine/metrics/metric'
import { METRICS, type Metric, type Platform } from '../../shared/vocabulary'

const posts = FORMATS.flatMap((format) => (format.level === 'post' ? [format] : []))
const entry = (metric: string): MetricEntry => CATALOG[metric as Metric]

describe('metrics of the post exports and the catalogue', () => {
  it.each(posts.map((format) => [format.id, format] as const))(
    '%s fills what its platform is said to have',
    (_, format) => {
      const unknown = Object.keys(format.metrics).filter(
        (metric) => entry(metric).fields[format.platform] === undefined,
      )
      expect(unknown).toEqual([])
    },
  )

  it('no platform with an export is said to have a metric that no export fills', () => {
    const filled = (platform: Platform, metric: Metric): boolean =>
      posts.some((format) => format.platform === platform && metric in format.metrics)
    const platforms = [...new Set(posts.map((format) => format.platform))]
    const empty = platforms.flatMap((platform) =>
      METRICS.filter((metric) => entry(metric).fields[platform] !== undefined && !filled(platform, metric)).map(
        (metric) => `${platform} ${metric}`,
      ),
    )
    expect(empty).toEqual([])
  })
})
