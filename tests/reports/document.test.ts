import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { reportDocument } from '../../electron/engine/reports/writers/document'
import { axis } from '../../electron/engine/reports/writers/estimateChart'
import { escapeHtml, httpsOnly } from '../../electron/engine/reports/writers/html'
import { excerpt } from '../../electron/engine/reports/writers/postsSection'
import { wordsFor } from '../../electron/engine/reports/words'
import { hostileReport } from './fixture'

const LANGUAGES = ['fr', 'en'] as const

describe.each(LANGUAGES)('the printed report in %s', (language) => {
  const text = reportDocument(hostileReport(language), wordsFor(language))
  const { document } = new JSDOM(text).window

  it('holds no script, handler, remote reference or live markup from captions', () => {
    expect(document.querySelectorAll('script, img, iframe, object, link, form, base')).toHaveLength(0)
    for (const element of document.querySelectorAll('*')) {
      for (const { name } of element.attributes) expect(name.startsWith('on')).toBe(false)
    }
    expect(document.querySelectorAll('style')).toHaveLength(1)
    const style = document.querySelector('style')?.textContent ?? ''
    expect(style).not.toMatch(/@import|url\((?!data:)/)
  })

  it('forbids everything from outside by its own policy', () => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')
    expect(policy).toContain("default-src 'none'")
  })

  it('links only to https', () => {
    const links = [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))
    expect(links).toEqual(['https://www.facebook.com/reel/1/'])
  })

  it('carries its language, one title of first rank, heads of rows and columns in every table', () => {
    expect(document.documentElement.lang).toBe(language)
    expect(document.querySelectorAll('h1')).toHaveLength(1)
    for (const table of document.querySelectorAll('table')) {
      expect(table.querySelectorAll('thead th[scope="col"]').length).toBeGreaterThan(1)
    }
  })

  it('is the same bytes for the same report', () => {
    expect(reportDocument(hostileReport(language), wordsFor(language))).toBe(text)
  })

  it('shows a missing value as not known, never as zero', () => {
    const cells = [...document.querySelectorAll('.s-key_figures tbody tr')].map((row) => row.textContent)
    expect(cells[0]).toContain(language === 'fr' ? 'non connu' : 'not known')
    expect(cells[0]).not.toMatch(/\b0([.,]0)?\s?%/)
  })

  it('says what is counted in one line per platform of the period, for the metrics printed alone', () => {
    const lines = [...document.querySelectorAll('.s-method li')].map((line) => line.textContent.trim())
    const told = (name: string) => lines.filter((line) => line.startsWith(`${name}.`))
    expect(told('Facebook')).toHaveLength(1)
    expect(told('Facebook')[0]).toMatch(
      language === 'fr' ? /Couverture.+personnes distinctes/ : /Reach: distinct people/,
    )
    expect(told('Facebook')[0]).not.toMatch(/Vues|Views|Impressions/)
    expect(told('LinkedIn')[0]).toMatch(language === 'fr' ? /vues de vidéos seules/ : /views of videos alone/)
    expect(told('LinkedIn')[0]).toMatch(language === 'fr' ? /sans les clics/ : /without clicks/)
    expect(told('Instagram')).toEqual([])
  })

  it('gives no median or interval under six posts, and says why', () => {
    const row = [...document.querySelectorAll('.s-branches tbody tr')].find((tr) =>
      tr.textContent.includes('La Citadelle'),
    )
    expect(row?.textContent).toContain('6')
    expect(row?.querySelector('ellipse[fill="#7579d7"]')).not.toBeNull()
    expect(row?.querySelector('.pl ellipse')).toBeNull()
  })
})

describe('parts of the page', () => {
  it('escapes markup, controls, lone surrogates and direction overrides', () => {
    expect(escapeHtml('<a>&"\'')).toBe('&lt;a&gt;&amp;&quot;&#39;')
    expect(escapeHtml('a\u202eb\ud800c\0')).toBe('ab\ufffdc\ufffd')
  })

  it.each([
    ['https://www.facebook.com/a', 'https://www.facebook.com/a'],
    ['http://www.facebook.com/a', null],
    ['javascript:alert(1)', null],
    ['https://good@evil.example/', null],
    ['not an address', null],
    [null, null],
  ])('takes %s as a link: %s', (address, link) => {
    expect(httpsOnly(address)).toBe(link)
  })

  it.each([
    [0.064, 0.08, 5],
    [0.9, 1, 5],
    [183, 200, 5],
  ])('rounds an axis that must hold %f up to %f with %i ticks', (highest, max, ticks) => {
    expect(axis(highest).max).toBeCloseTo(max, 10)
    expect(axis(highest).ticks).toHaveLength(ticks)
  })

  it('cuts captions between whole characters', () => {
    const family = '👨‍👩‍👧'
    expect(excerpt(family.repeat(5), 3)).toBe(`${family.repeat(2)}…`)
  })

  it('sets French spaces and numbers', () => {
    const words = wordsFor('fr')
    expect(words.percent(0.046)).toMatch(/^4,6[\u202f\u00a0]%$/)
    expect(words.say('report.few', { n: 5 })).toBe('5 publications\u00a0: pas d’intervalle sous 6')
  })
})
