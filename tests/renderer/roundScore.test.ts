import { describe, expect, it } from 'vitest'
import { isFinished, scoreOf } from '../../renderer/views/themes/agreement/roundScore'

const round = (...answered: number[]) => ({
  id: 1,
  label: 'Essai',
  startedAt: '2026-10-01T08:00:00Z',
  size: 30,
  seed: 7,
  coders: answered.map((n, i) => ({ coder: `C${i}`, answered: n })),
})
const coefficient = (value: number) => ({ value, lower: value - 0.1, upper: value + 0.1 })

describe('the agreement in the label of a round', () => {
  it('waits for two people who have answered everything', () => {
    expect([round(), round(30), round(30, 29), round(12, 5, 30)].map(isFinished)).toEqual([false, false, false, false])
    expect([round(30, 30), round(30, 4, 30)].map(isFinished)).toEqual([true, true])
  })

  it('is kappa where there is one, else alpha, else none', () => {
    const kappa = { ...coefficient(0.8), interval: 'wilson' as const }
    const alpha = { ...coefficient(0.7), interval: 'bootstrap' as const }
    expect(scoreOf({ kappa, alpha })).toMatchObject({ coefficient: 'kappa', value: 0.8 })
    expect(scoreOf({ kappa: null, alpha })).toMatchObject({ coefficient: 'alpha', value: 0.7, lower: 0.6 })
    expect(scoreOf({ kappa: null, alpha: null })).toBeNull()
  })
})
