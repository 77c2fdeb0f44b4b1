import type { Words } from '../../../i18n/useWords'

/** An age as it is kept (`19`, `18-24`, `65+`) in words; another text as it is. */
export function ageWords(text: string, t: Words): string {
  const found = /^(\d{1,3})(?:(\+)|-(\d{1,3}))?$/.exec(text)
  if (found === null) return text
  const [, from = '', plus, to] = found
  if (plus !== undefined) return t('surveys.age.from', { from: Number(from) })
  return to === undefined
    ? t('surveys.age.one', { age: Number(from) })
    : t('surveys.age.band', { from: Number(from), to: Number(to) })
}

const GENDERS: ReadonlySet<string> = new Set(['women', 'men', 'other'])

/** A value of a breakdown in words: an age, a gender by its code, or the words that were given. */
export function valueWords(by: string, value: string, t: Words): string {
  if (by === 'age') return ageWords(value, t)
  if (by === 'gender' && GENDERS.has(value)) return t(`surveys.gender.${value}`)
  return value
}
