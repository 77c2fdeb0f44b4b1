import type { Language } from './vocabulary'

const NNBSP = '\u202f'
const NBSP = '\u00a0'

/**
 * Sets the spaces and signs of the language: in French U+202F before `; ? !`, before the % of a number and inside « »,
 * U+00A0 before `:`, true apostrophes; in English true apostrophes only. Catalogues are written with plain spaces; this runs
 * once, on the way out. A % after anything but a figure is not a unit (a column may be called `%PDF`) and keeps its space.
 * Times (10:30) and addresses (https:) are left alone: only a space before the sign is replaced.
 */
export function typography(text: string, language: Language): string {
  const curled = text.replace(/(\p{L})'(?=\p{L})/gu, '$1’')
  if (language === 'en') return curled
  return curled
    .replace(/[ \u00a0]([;?!»])/g, `${NNBSP}$1`)
    .replace(/(?<=\d)[ \u00a0]%/g, `${NNBSP}%`)
    .replace(/ :/g, `${NBSP}:`)
    .replace(/« /g, `«${NNBSP}`)
}
