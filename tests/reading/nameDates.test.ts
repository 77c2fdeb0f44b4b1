import { expect, test } from 'vitest'
import { exportInstantOf } from '../../electron/engine/import/nameDates'

test.each([
  [['Overview_2026-04-24_1777015076_exemple.zip'], '2026-04-24T07:17:56.000Z'],
  [['Overview.csv', 'Content_2026-04-24_1777015076_ex_em.ple.zip'], '2026-04-24T07:17:56.000Z'],
  [['exemple_content_1700000000000.xls'], '2023-11-14T22:13:20.000Z'],
  [['exemple_followers_1700000000000 (2).xlsx'], '2023-11-14T22:13:20.000Z'],
  [['exemple_contenu_1700000000000.xls', 'trimestre.zip'], '2023-11-14T22:13:20.000Z'],
  // Numbers of Meta's names are no times, whatever their length.
  [['Aug-01-2025_Aug-01-2026_1035597415774796.csv'], null],
  [['Aug-01-2025_Aug-01-2026_103559741577479.csv'], null],
  [['Overview_2026-04-24_0000000001_exemple.zip'], null],
  [['exemple_content_9999999999999.xls'], null],
  [['tweet_activity_metrics_exemple_20211101_20211201_en.csv'], null],
  [['1700000000000.csv'], null],
])('%j says %s', (names, at) => {
  expect(exportInstantOf(names)?.toISOString() ?? null).toBe(at)
})
