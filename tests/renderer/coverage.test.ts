import { describe, expect, it } from 'vitest'
import { mailDraft } from '../../renderer/views/imports/coverage/mailDraft'
import { COVERAGE_KINDS, COVERAGE_STATES } from '../../shared/contract/coverage'
import { MESSAGES } from '../../renderer/i18n/catalogue'
import { IMPORTABLE } from '../../electron/engine/queries/coverageFacts'
import { LANGUAGES } from '../../shared/vocabulary'

describe('the draft in the mail program', () => {
  it('holds subject and text, lines as mail wants them, and nobody', () => {
    const draft = new URL(mailDraft('Export manquant : BU', 'Bonjour,\n\n1. « l’été » & 2\nMerci'))
    expect(draft.pathname).toBe('')
    expect([...draft.searchParams]).toEqual([
      ['subject', 'Export manquant : BU'],
      ['body', 'Bonjour,\r\n\r\n1. « l’été » & 2\r\nMerci'],
    ])
  })

  it('is cut at a paragraph where an address may be no longer', () => {
    const draft = mailDraft('a', Array.from({ length: 9 }, (_, n) => `${n}`.repeat(400)).join('\n\n'))
    expect(draft.length).toBeLessThanOrEqual(2000)
    expect(decodeURIComponent(draft).endsWith('3'.repeat(400))).toBe(true)
  })
})

describe('words of the coverage board', () => {
  it('speak of six platforms at least', () => {
    expect(IMPORTABLE.size).toBeGreaterThanOrEqual(6)
  })

  it.each(LANGUAGES)(
    'name every state, every kind of file and the way to export on each platform that has an export: %s',
    (language) => {
      const needed = [
        ...COVERAGE_STATES.map((state) => `coverage.state.${state}`),
        ...COVERAGE_KINDS.map((kind) => `coverage.kind.${kind}`),
        ...[...IMPORTABLE].flatMap((platform) => [
          `reminder.step.where.${platform}`,
          `reminder.step.export.${platform}`,
          `help.export_${platform}.title`,
        ]),
      ]
      expect(needed.filter((id) => MESSAGES[language][id] === undefined)).toEqual([])
    },
  )
})
