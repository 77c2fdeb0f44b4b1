import { useMemo, useState } from 'react'
import type { SurveyPreview, SurveyRead } from '../../../../../shared/contract/surveys'
import { useQuery } from '../../../../api/useQuery'
import { useQuiet } from '../../../../api/useQuiet'
import { useWorkspace } from '../../../../components/workspaceContext'
import { draftOf, inputOf, obstaclesOf, type Draft, type Obstacle, type Place } from './surveyDraft'

/** The page on which a table becomes a survey: what was found, what is said of it, and how it reads so. */
export interface SurveyImport {
  readonly read: SurveyRead
  readonly draft: Draft
  readonly place: Place
  readonly change: (change: (draft: Draft) => Draft) => void
  readonly chooseTable: (table: number) => void
  readonly chooseHeader: (row: number) => void
  readonly obstacles: readonly Obstacle[]
  readonly preview: SurveyPreview | null
  readonly previewError: unknown
  /** The preview is of an earlier draft; the one of this draft is on its way. */
  readonly isBehind: boolean
}

interface Edited {
  /** The table that the draft was begun on: another one begins another. */
  readonly of: string
  readonly draft: Draft
}

export function useSurveyImport(uploadId: string) {
  const { today } = useWorkspace()
  const [place, setPlace] = useState<Place>({ uploadId, table: 0 })
  const [edited, setEdited] = useState<Edited | null>(null)
  const read = useQuery(['surveys.read', place], (api, signal) => api.surveys.read(place, { signal }))
  const shown = read.data ?? null
  const key = JSON.stringify(place)
  const draft = useMemo(() => {
    if (shown === null || read.isPlaceholderData) return null
    return edited?.of === key ? edited.draft : draftOf(shown)
  }, [shown, read.isPlaceholderData, edited, key])
  const input = useMemo(() => (draft === null ? null : inputOf(draft, place, today)), [draft, place, today])
  const quiet = useQuiet(input)
  const canPreview = quiet !== null && shown !== null && shown.refusal === null
  // The name changes nothing in how the answers read.
  const asked = quiet === null ? null : { ...quiet, label: '…' }
  const preview = useQuery(
    ['surveys.preview', asked],
    async (api, signal) => (asked === null ? null : api.surveys.preview(asked, { signal })),
    { enabled: canPreview },
  )
  // A row that holds no questions: the table as it was found.
  const asFound = place.headerRow === undefined ? null : () => setPlace({ uploadId, table: place.table })
  if (shown === null || draft === null) return { read, state: null, asFound }
  const state: SurveyImport = {
    read: shown,
    draft,
    place,
    change: (change) => setEdited({ of: key, draft: change(draft) }),
    chooseTable: (table) => setPlace({ uploadId, table }),
    chooseHeader: (headerRow) => setPlace({ ...place, headerRow }),
    obstacles: obstaclesOf(draft),
    preview: preview.data ?? null,
    previewError: preview.error,
    isBehind: quiet !== input || preview.isPlaceholderData || preview.isFetching,
  }
  return { read, state, asFound }
}
