import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../renderer/i18n/catalogue'
import { tabAddress } from '../../renderer/views/compare/tabAddress'
import { COMPARE_TABS, tabOf } from '../../renderer/views/compare/tabs'
import { LANGUAGES } from '../../shared/vocabulary'

describe('the tabs of Comparer', () => {
  it('are addresses of their own, the first one for what is unknown', () => {
    for (const { id } of COMPARE_TABS) expect(tabOf(tabAddress(id, new URLSearchParams())).id).toBe(id)
    expect(tabOf('/compare').id).toBe('')
    expect(tabOf('/compare/nothing').id).toBe('')
    expect(tabOf('/compare/').id).toBe('')
  })

  it('carry measure, rows and focus from one to the other, and nothing that means something on one tab only', () => {
    const query = new URLSearchParams('p=2026-Q3&m=erv&by=account&focus=7&view=table&g=1,2&panel=format')
    expect(tabAddress('alike', query)).toBe('/compare/alike?m=erv&by=account&focus=7')
    expect(tabAddress('', query)).toBe('/compare?m=erv&by=account&focus=7')
    expect(tabAddress('clock', new URLSearchParams('p=2026-Q3'))).toBe('/compare/clock')
  })

  it.each(LANGUAGES)('have their words in %s', (language) => {
    for (const { id } of COMPARE_TABS) {
      expect(MESSAGES[language][id === '' ? 'compare.tab.chart' : `compare.tab.${id}`]).toBeTypeOf('string')
    }
  })
})
