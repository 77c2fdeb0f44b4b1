import { MEASURES, type Measure } from '../../../../shared/vocabulary'
import { changeQuery, useAddress } from '../../../address/location'
import { useFilter } from '../../../address/useFilter'

/** Which notes are listed beside the period and the libraries of the filter bar. */
export interface NotesShown {
  readonly topic: string | null
  /** A theme; 0 = notes whose topic answers to none. */
  readonly themeId: number | null
  readonly text: string
}

/** What to write into the query to list some notes: topic `topic`, theme `nt`, words `nq`; null removes. */
export function shownQuery({ topic, themeId, text }: Partial<NotesShown>): Record<string, string | null> {
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(themeId === undefined ? {} : { nt: themeId === null ? null : String(themeId) }),
    ...(text === undefined ? {} : { nq: text === '' ? null : text }),
  }
}

const setShown = (shown: Partial<NotesShown>) => changeQuery(shownQuery(shown), true)
const setMeasure = (measure: Measure) => changeQuery({ m: measure === 'err' ? null : measure })
const setImporting = (isImporting: boolean) => changeQuery({ import: isImporting ? '1' : null })

/** State of the tab, all in the address; period and libraries are those of the filter bar. */
export function useNeedsState() {
  const { query } = useAddress()
  const { period, branches } = useFilter().filter
  const theme = query.get('nt') ?? ''
  const shown: NotesShown = {
    topic: query.get('topic')?.slice(0, 200) ?? null,
    themeId: /^\d{1,9}$/.test(theme) ? Number(theme) : null,
    text: (query.get('nq') ?? '').slice(0, 200),
  }
  return {
    period,
    branches,
    shown,
    measure: MEASURES.find((each) => each === query.get('m')) ?? 'err',
    isImporting: query.get('import') === '1',
    setShown,
    setMeasure,
    setImporting,
  }
}
export type NeedsState = ReturnType<typeof useNeedsState>
