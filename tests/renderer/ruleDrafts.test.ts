import { afterEach, describe, expect, it } from 'vitest'
import { keepRuleDraft, ruleDraftsOf } from '../../renderer/views/themes/ruleDrafts'

const scope = { branches: [], accounts: [], platforms: [] }
const rules = (word: string) => [{ words: [word], phrases: [], hashtags: [], patterns: [], except: [], scope }]

describe('drafts of rules', () => {
  afterEach(() => {
    for (const network of ['a', 'b']) for (const theme of [1, 2]) keepRuleDraft(network, theme, undefined)
  })

  it('are those of their network and theme', () => {
    keepRuleDraft('a', 1, rules('salle'))
    keepRuleDraft('b', 1, rules('prêt'))
    expect([...ruleDraftsOf('a')]).toEqual([[1, rules('salle')]])
    expect([...ruleDraftsOf('b')]).toEqual([[1, rules('prêt')]])
    keepRuleDraft('a', 1, undefined)
    expect(ruleDraftsOf('a').size).toBe(0)
    expect(ruleDraftsOf('b').size).toBe(1)
  })

  it('stand in the order in which they were last touched, and are one object until one changes', () => {
    keepRuleDraft('a', 1, rules('salle'))
    keepRuleDraft('a', 2, rules('prêt'))
    const before = ruleDraftsOf('a')
    expect(ruleDraftsOf('a')).toBe(before)
    keepRuleDraft('a', 1, rules('place'))
    expect(ruleDraftsOf('a')).not.toBe(before)
    expect([...ruleDraftsOf('a').keys()]).toEqual([2, 1])
    expect([...before.keys()]).toEqual([1, 2])
  })
})
