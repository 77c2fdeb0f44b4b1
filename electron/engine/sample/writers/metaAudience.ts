import { quotedLine, utf16WithMark } from './text'

/** A breakdown: shares in percent of the whole audience, as printed (one decimal at most). */
export interface AudienceShares {
  ages: readonly { band: string; women: number; men: number }[]
  cities: readonly { name: string; share: number }[]
  countries: readonly { name: string; share: number }[]
}

const percent = (share: number): string => `${String(Math.round(share * 10) / 10)}%`

/** `Audience.csv` of an Instagram account: titled blocks, the follower count in the first one. UTF-16LE with mark, LF. */
export function writeInstagramAudience(followers: number, shares: AudienceShares): Uint8Array {
  const lines = [
    'sep=,',
    quotedLine(['Instagram followers']),
    quotedLine(['IG_ACCOUNT,FOLLOW,UNIQUE_USERS']),
    quotedLine([String(followers)]),
    '',
    quotedLine(['Instagram followers by gender and age']),
    quotedLine(['Age', 'Women', 'Men']),
    ...shares.ages.map((row) => quotedLine([row.band, percent(row.women), percent(row.men)])),
    '',
    quotedLine(['Instagram followers by top cities']),
    quotedLine(['Top cities', 'Value']),
    ...shares.cities.map((row) => quotedLine([row.name, percent(row.share)])),
    '',
    quotedLine(['Instagram followers by top countries']),
    quotedLine(['Top countries', 'Value']),
    ...shares.countries.map((row) => quotedLine([row.name, percent(row.share)])),
    '',
  ]
  return utf16WithMark(`${lines.join('\n')}\n`)
}

/**
 * The older layout of a Facebook page's `Audience.csv` (2022-2025): ages down, men before women; cities and countries
 * across, a row of names then a row of values. No follower count. Shares are of all followers: when the platform does
 * not know everybody's age, the listed ones sum to less than 100.
 */
export function writeFacebookAudience(shares: AudienceShares): Uint8Array {
  const across = (title: string, rows: readonly { name: string; share: number }[]): string[] => [
    quotedLine([title]),
    quotedLine(rows.map((row) => row.name)),
    quotedLine(rows.map((row) => percent(row.share))),
    '',
  ]
  const lines = [
    'sep=,',
    quotedLine(['Age & gender']),
    quotedLine(['', 'Men', 'Women']),
    ...shares.ages.map((row) => quotedLine([row.band, percent(row.men), percent(row.women)])),
    '',
    ...across('Top cities', shares.cities),
    ...across('Top countries', shares.countries),
  ]
  return utf16WithMark(`${lines.join('\n')}\n`)
}
