import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { ASSUMPTIONS, FACTS } from '../../shared/facts'
import { FINDINGS } from '../../shared/findings'
import { LANGUAGES, METRICS, SET_ASIDE } from '../../shared/vocabulary'
import { REPORT_SECTIONS } from '../../shared/contract/report'

type Catalogue = Record<string, string>
const files = import.meta.glob<Catalogue>(
  ['../../renderer/i18n/*/{compare,posts,audience,report,plots}.json', '../../shared/messages/*/*.json'],
  { eager: true, import: 'default' },
)
const catalogue = (language: string): Catalogue =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, messages]) =>
      path.includes(`/${language}/`) ? Object.entries(messages) : [],
    ),
  )

/** Arguments of a message, by name, wherever they stand in it: both languages must use what the data hold. */
function parts(message: string): Set<string> {
  const names = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    // Types 1 to 6 of the parsed message are arguments; 0 is text, 7 the number of a plural.
    if ('type' in node && 'value' in node && typeof node.value === 'string' && node.type !== 0) names.add(node.value)
    for (const inner of Object.values(node)) walk(inner)
  }
  walk(new IntlMessageFormat(message, 'en').getAst())
  return names
}

/** Data for a message: every field of the code, as the engine sends it. */
function sample(fields: Readonly<Record<string, string>>): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, kind]) => [
      key,
      kind.startsWith('number') ? 3 : kind === 'flag' ? true : 'Santé',
    ]),
  )
}

describe.each(LANGUAGES)('sentences in %s', (language) => {
  const words = catalogue(language)
  const say = (id: string, values: Record<string, string | number | boolean | null>) => {
    const message = words[id]
    expect(message, id).toBeTypeOf('string')
    return String(new IntlMessageFormat(message!, language).format(values))
  }
  const ours = Object.entries(FINDINGS).filter(([code]) => !code.startsWith('home_') && !code.startsWith('todo_'))
  it.each(ours)('says the finding %s from its data alone', (code, fields) => {
    expect(say(`finding.${code}`, sample(fields)).length).toBeGreaterThan(10)
    const optional = new Set(Object.entries<string>(fields).flatMap(([key, kind]) => (kind.endsWith('?') ? [key] : [])))
    const missing = Object.fromEntries(
      Object.entries(sample(fields)).map(([key, value]) => [key, optional.has(key) ? null : value]),
    )
    expect(say(`finding.${code}`, missing)).not.toMatch(/\bnull\b|(^|[\s(])0([.,]0)?[\s\u00a0\u202f]?%/u)
  })
  it.each(Object.entries(FACTS))('says the reason %s', (code, fact) => {
    expect(say(`reason.${code}`, sample(fact.data)).length).toBeGreaterThan(5)
  })
  it.each(Object.entries(FACTS).filter(([, fact]) => fact.datum !== null))(
    'says the datum %s from its keys',
    (code, fact) => {
      const keys: readonly string[] = fact.datum ?? []
      const data = Object.fromEntries(Object.entries(sample(fact.data)).filter(([key]) => keys.includes(key)))
      expect(say(`datum.${code}`, data).length).toBeGreaterThan(5)
    },
  )
  it('names every assumption, metric, reason for leaving out, section', () => {
    const ids = [
      ...ASSUMPTIONS.map((code) => `assumption.${code}`),
      ...METRICS.map((metric) => `posts.metric.${metric}`),
      ...SET_ASIDE.flatMap((reason) => [`posts.aside.${reason}`, `compare.reason.${reason}`]),
      ...REPORT_SECTIONS.map((section) => `report.section.${section}`),
    ]
    expect(ids.filter((id) => words[id] === undefined)).toEqual([])
  })
  it('has only messages that compile', () => {
    for (const [id, message] of Object.entries(words)) {
      expect(() => new IntlMessageFormat(message, language), id).not.toThrow()
    }
  })
})

describe('both languages', () => {
  const [fr, en] = [catalogue('fr'), catalogue('en')]
  it('hold the same ids', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort())
  })
  it('use the same data', () => {
    const different = Object.keys(fr).filter((id) => {
      const [a, b] = [parts(fr[id]!), parts(en[id]!)]
      return [...a].some((name) => !b.has(name)) || [...b].some((name) => !a.has(name))
    })
    expect(different).toEqual([])
  })
  it('leave no straight apostrophe before a brace, which ICU would read as a quote', () => {
    expect([...Object.entries(fr), ...Object.entries(en)].filter(([, message]) => /'[{}#]/.test(message))).toEqual([])
  })
})
