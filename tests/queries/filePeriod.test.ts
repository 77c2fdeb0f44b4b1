import { describe, expect, it } from 'vitest'
import { periodInName } from '../../electron/engine/queries/filePeriod'

describe('the period in the name of a file', () => {
  it.each([
    ['Aug-01-2025_Aug-01-2026_1035597415774796.csv', '2025-08-01', '2026-08-01'],
    ['Jul-01-2026_Sep-30-2026_4097007460157912 (1).csv', '2026-07-01', '2026-09-30'],
    ['exports T3/May-05-2026_Jun-01-2026_123.csv', '2026-05-05', '2026-06-01'],
    ['account_analytics_content_2026-06-01_2026-07-14.csv', '2026-06-01', '2026-07-14'],
    ['Content 2026-01-01_2026-03-31 BU Valmont.zip › Table data.csv', '2026-01-01', '2026-03-31'],
    // The old activity file of X names the day after its last: rows of this one end on 31 December.
    ['tweet_activity_metrics_valmont_20161201_20170101_en.csv', '2016-12-01', '2016-12-31'],
  ])('%s', (name, from, to) => {
    expect(periodInName(name)).toEqual({ from, to })
  })

  it.each([
    'LA_facebook_T3 (enregistré sous).csv',
    'Audience (3).csv',
    // One date is no period; the number is the second of the export.
    'Overview_2026-03-01_1772323200_valmont.zip',
    'valmont_content_1790000000000.xls',
    'Sep-31-2026_Oct-02-2026_1.csv',
    'Sep-30-2026_Jul-01-2026_1.csv',
    'Facebook Insights Data Export (Post Level) - LOK - 2017-10-22.xls',
  ])('none in %s', (name) => {
    expect(periodInName(name)).toBeNull()
  })
})
