import { IntlMessageFormat } from 'intl-messageformat'
import { createIntl } from 'react-intl'
import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../renderer/i18n/catalogue'
import { FORMATS } from '../../renderer/i18n/formats'
import { CHAPTERS } from '../../renderer/views/help/chapters'
import { VIEWS } from '../../renderer/views/views'
import { ERRORS } from '../../shared/contract/errors'
import { FINDINGS } from '../../shared/findings'
import {
  AIMS,
  EVENT_KINDS,
  GRADES,
  LANGUAGES,
  PLATFORMS,
  POST_FORMATS,
  RATES,
  SET_ASIDE,
  STRENGTHS,
  VERDICTS,
} from '../../shared/vocabulary'

/** Names of the values a message needs, read from its parsed form: the words inside a plural are no values. */
function values(message: string): string[] {
  const names = new Set<string>()
  collect(new IntlMessageFormat(message, 'en').getAst(), names)
  return [...names].sort()
}

/** An element with a text value is an argument, unless its type is 0, plain words. */
function collect(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('type' in node && 'value' in node && typeof node.value === 'string' && node.type !== 0) names.add(node.value)
  for (const inside of Object.values(node)) collect(inside, names)
}

describe('words', () => {
  it('exist in both languages', () => {
    expect(Object.keys(MESSAGES.en).sort()).toEqual(Object.keys(MESSAGES.fr).sort())
  })

  it('need the same values in both languages', () => {
    const differing = Object.entries(MESSAGES.fr).filter(([id, text]) => {
      // A number word of one language may be spelled without its value in the other: only names unknown there are wrong.
      const other = values(MESSAGES.en[id] ?? '')
      return values(text).some((name) => !other.includes(name)) || other.some((name) => !values(text).includes(name))
    })
    expect(differing.map(([id]) => id)).toEqual([])
  })

  it.each(LANGUAGES)('parse as ICU messages in %s', (language) => {
    const problems: string[] = []
    const intl = createIntl({
      locale: language,
      messages: MESSAGES[language],
      formats: FORMATS,
      onError: (error: { readonly code: string; readonly message: string }) => {
        if (error.code === 'FORMAT_ERROR' && !/not provided/.test(error.message)) problems.push(error.message)
      },
    })
    for (const [id, text] of Object.entries(MESSAGES[language])) {
      intl.formatMessage({ id }, Object.fromEntries(values(text).map((name) => [name, 1])))
    }
    expect(problems).toEqual([])
  })

  it.each(LANGUAGES)('hold a sentence for every code in %s', (language) => {
    const needed = [
      ...Object.keys(ERRORS).flatMap((code) => [`error.${code}`, `error.${code}.title`]),
      ...Object.keys(FINDINGS).map((code) => `finding.${code}`),
      ...PLATFORMS.map((id) => `platform.${id}`),
      ...POST_FORMATS.map((id) => `format.${id}`),
      ...RATES.map((id) => `rate.${id}`),
      ...STRENGTHS.map((id) => `strength.${id}`),
      ...VERDICTS.map((id) => `verdict.${id}`),
      ...GRADES.map((id) => `grade.${id}`),
      ...AIMS.map((id) => `aim.${id}`),
      ...SET_ASIDE.map((id) => `aside.${id}`),
      ...EVENT_KINDS.map((id) => `event.${id}`),
      ...VIEWS.map((view) => `view.${view.id}`),
      ...CHAPTERS.flatMap(({ id, blocks }) => [
        `help.${id}.title`,
        ...blocks.flatMap((block) => [
          `help.${id}.${block.id}`,
          ...Array.from({ length: block.items }, (_, index) => `help.${id}.${block.id}.${index + 1}`),
        ]),
      ]),
    ]
    expect(needed.filter((id) => MESSAGES[language][id] === undefined)).toEqual([])
  })

  it('give each screen of the masthead its own letter', () => {
    for (const language of LANGUAGES) {
      const letters = VIEWS.filter((view) => view.inMasthead).map(
        (view) => MESSAGES[language][`view.${view.id}.letter`],
      )
      expect(new Set(letters).size).toBe(letters.length)
    }
  })
})
