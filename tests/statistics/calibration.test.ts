import { describe as suite, expect, it } from 'vitest'
import { MESSAGES } from '../../renderer/i18n/catalogue'
import { CALIBRATION as table, calibrationGroups } from '../../renderer/views/help/calibration'
import { LANGUAGES } from '../../shared/vocabulary'
import { CASES } from '../bench/calibration/cases'
import { DISPERSIONS, SIZES } from '../bench/calibration/case'
import { measureCell, RUNS, SEED } from '../bench/calibration/run'

const rowOf = (id: string, n: number, cv: number) =>
  table.rows.find((row) => row.id === id && row.n === n && row.cv === cv)

suite('the table of calibration in the help', () => {
  it('comes from a whole run of the bench, with its seed', () => {
    expect(table.seed).toBe(SEED)
    expect(table.runs).toBe(RUNS)
    const measured = new Set(table.rows.map(({ id }) => id))
    expect(CASES.map(({ id }) => id).filter((id) => !measured.has(id))).toEqual([])
    expect([...measured].filter((id) => !CASES.some((own) => own.id === id))).toEqual([])
  })

  it('has every size and dispersion at which a method is offered', () => {
    // Ratios of sums begin at 8 posts; strata hold six posts of both groups in few runs of 6, but in some.
    const missing = CASES.flatMap((own) =>
      (own.dispersions ?? DISPERSIONS).flatMap((cv) =>
        (own.sizes ?? SIZES).flatMap((n) => (rowOf(own.id, n, cv) === undefined ? [`${own.id} ${n}`] : [])),
      ),
    )
    expect([...new Set(missing)]).toEqual(['ratio_of_sums 6'])
  })

  it('meets every target: intervals at least 93 %, tests 3 to 7 %, two Monte Carlo errors apart', () => {
    expect(table.rows.filter(({ met }) => met === false)).toEqual([])
    const withoutTarget = table.rows.filter(({ offered, target }) => offered && target === null)
    expect([...new Set(withoutTarget.map(({ id }) => id))]).toEqual(['likely_in_network'])
  })

  // Quick cells, measured again with the same runs: what is printed was measured. Two runs may fall on the other side of a
  // limit where another processor rounds a logarithm differently.
  it.each([
    ['median', 8, 0.6],
    ['median', 40, 1],
    ['hodges_lehmann', 8, 1],
    ['mann_whitney', 12, 1],
    ['kruskal_wallis_3', 8, 0.6],
    ['signed_rank', 12, 0.6],
    ['stratified_ratio', 8, 0.6],
    ['van_elteren', 12, 1],
    ['wilson', 20, 0],
    ['newcombe', 12, 0],
    ['kappa_one_theme', 60, 0],
    ['pooled_wilson', 12, 0.6],
  ] as const)('%s at n = %i, dispersion %f: the same share again', (id, n, cv) => {
    const own = CASES.find((each) => each.id === id)!
    const again = measureCell(own, n, cv, Math.round(RUNS * (own.effort ?? 1)))!
    expect(Math.abs(again.share - rowOf(id, n, cv)!.share)).toBeLessThanOrEqual(2 / again.runs + 5e-5)
  })

  it('is printed whole, each method by a name in both languages', () => {
    const { groups } = calibrationGroups()
    const printed = groups.flatMap(({ lines }) => lines.flatMap(({ cells }) => [...cells.values()]))
    expect(printed).toHaveLength(table.rows.length)
    for (const language of LANGUAGES) {
      const unnamed = CASES.filter(({ id }) => MESSAGES[language][`help.calibration.method.${id}`] === undefined)
      expect(unnamed.map(({ id }) => id)).toEqual([])
    }
  })
})
