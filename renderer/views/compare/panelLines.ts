import type { InferContractRouterOutputs } from '@orpc/contract'
import { useMemo } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Contract } from '../../../shared/contract/contract'
import type { Grouping } from '../../../shared/vocabulary'
import { MISSING, useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { EstimateHeads, EstimateLine } from '../../plots/estimateLine'
import { PANEL } from '../../plots/estimatePlot'
import type { PanelDrawing } from '../../plots/panelFigure'
import { groupTexts, headsOf, tickText } from './estimateLines'
import { isTime, useGroupName } from './groupNames'
import type { PanelPoints } from './readPoints'
import { kindOf } from './unit'

export type PanelAnswer = InferContractRouterOutputs<Contract>['compare']['panels']

export interface PanelLines extends PanelDrawing {
  readonly heads: EstimateHeads
  readonly result: ComparisonResult
}

/**
 * Each panel as the small row charts want it. The rows stand in one order everywhere, that of the whole comparison, so that the
 * eye finds a row again; a row without post in a panel is not drawn there.
 */
export function usePanelDrawings(
  { panels }: PanelAnswer,
  whole: ComparisonResult,
  panelBy: Grouping,
  points: PanelPoints | undefined,
): readonly PanelLines[] {
  const t = useWords()
  const numbers = useNumbers()
  const name = useGroupName()
  return useMemo(() => {
    const place = new Map(whole.rows.map((row, index) => [row.key, index]))
    const last = whole.rows.length
    return inOrder(panels, panelBy).map(({ key, label, result }) => {
      const { unit, network } = result
      const lines = result.rows
        .filter((row) => row.n + row.immature > 0)
        .toSorted((a, b) => (place.get(a.key) ?? last) - (place.get(b.key) ?? last))
        .map((row): EstimateLine => {
          const texts = groupTexts(row, result, numbers, t)
          const dots = points?.get(key)?.get(row.key) ?? []
          const why = texts.why === null ? null : MISSING
          // One post that weighs is drawn as such; its words have no room here, the table and the whole chart have them.
          const dominant = texts.dominant === null ? null : { ...texts.dominant, label: '' }
          return {
            ...texts,
            name: name(result.by, row.key, row.label),
            dots,
            why,
            dominant,
            note: null,
            medianNote: null,
            letters: '',
          }
        })
      const panelName = name(panelBy, key, label)
      const write = numbers[kindOf(unit)]
      return {
        key,
        name: panelName,
        lines,
        result,
        heads: headsOf(result, t),
        options: {
          alt: t('compare.panel.alt', { name: panelName, n: lines.length }),
          unit,
          shape: PANEL,
          network:
            network.median === null
              ? null
              : { value: network.median, label: t('compare.panel.network', { value: write(network.median) }) },
          tick: (value: number, isLast: boolean) => tickText(value, isLast, unit, numbers),
        },
      }
    })
  }, [panels, whole.rows, panelBy, points, numbers, t, name])
}

/** Hours, months… in the order of time; the others with the fullest first, since only the first page is seen at once. */
function inOrder(panels: PanelAnswer['panels'], by: Grouping): PanelAnswer['panels'] {
  if (isTime(by)) return panels.toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
  return panels.toSorted((a, b) => b.result.network.n - a.result.network.n)
}
