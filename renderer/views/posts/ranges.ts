import { POST_NUMBERS, type PostRange } from '../../../shared/contract/posts'

/** Ranges as the address has them: `reach:1000..2000,err:0.05..`; a number may be missing on either side. */
export function writeRanges(ranges: readonly PostRange[]): string {
  return ranges.map(({ metric, min, max }) => `${metric}:${min ?? ''}..${max ?? ''}`).join(',')
}

/** Reads them back. What cannot be read is left out. */
export function readRanges(text: string): PostRange[] {
  return text.split(',').flatMap((part) => {
    const [name = '', limits = ''] = part.split(':')
    const metric = POST_NUMBERS.find((each) => each === name)
    const found = /^(-?[\d.]*?)\.\.(-?[\d.]*)$/.exec(limits)
    if (metric === undefined || found === null) return []
    const [min, max] = [limit(found[1]), limit(found[2])]
    return min === undefined || max === undefined ? [] : [{ metric, min, max }]
  })
}

/** null = no limit; undefined = no number. */
function limit(text: string | undefined): number | null | undefined {
  if (text === undefined || text === '') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** A number as people type it, with a comma or a point and spaces between thousands; null = nothing; undefined = no number. */
export function readNumber(text: string): number | null | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f']/g, '').replace(',', '.')
  if (plain === '') return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}
