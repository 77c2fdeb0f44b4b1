import { useState } from 'react'
import type { MappingPreview, MappingTrial } from '../../../../shared/contract/mappings'
import type { MappingSpec } from '../../../../shared/mapping'
import { useQuery } from '../../../api/useQuery'
import { draftOf, draftOfProfile, obstaclesOf, specOf, type Draft, type Obstacle } from './mappingDraft'

/** The mapping screen's state: the table, the draft, how it reads. */
export interface Mapping {
  readonly preview: MappingPreview
  readonly draft: Draft
  readonly obstacles: readonly Obstacle[]
  readonly spec: MappingSpec | null
  readonly trial: MappingTrial | null
  readonly trialError: unknown
  readonly change: (change: (draft: Draft) => Draft) => void
  readonly chooseHeader: (row: number) => void
  readonly chooseProfile: (id: number) => void
}

interface Edited {
  /** The preview that the draft was begun on: another header begins another. */
  readonly of: string
  readonly draft: Draft
}

export function useMapping(dropId: string, fileId: string) {
  const [headerRow, setHeaderRow] = useState<number | null>(null)
  const [edited, setEdited] = useState<Edited | null>(null)
  const input = { dropId, fileId, ...(headerRow === null ? {} : { headerRow }) }
  const preview = useQuery(['mappings.preview', input], (api, signal) => api.mappings.preview(input, { signal }))
  const shown = preview.data ?? null
  const key = JSON.stringify([fileId, headerRow])
  const draft = shown === null ? null : edited?.of === key ? edited.draft : draftOf(shown)
  const spec = draft === null ? null : specOf(draft)
  const trial = useQuery(
    ['mappings.try', dropId, fileId, spec],
    async (api, signal) => (spec === null ? null : api.mappings.try({ dropId, fileId, spec }, { signal })),
    { enabled: spec !== null },
  )
  if (shown === null || draft === null) return { preview, mapping: null }
  const mapping: Mapping = {
    preview: shown,
    draft,
    obstacles: obstaclesOf(draft),
    spec,
    trial: spec === null ? null : (trial.data ?? null),
    trialError: trial.error,
    change: (change) => setEdited({ of: key, draft: change(draft) }),
    chooseHeader: (row) => {
      setEdited(null)
      setHeaderRow(row)
    },
    chooseProfile: (id) => {
      const profile = shown.profiles.find((each) => each.id === id)
      if (profile !== undefined) setEdited({ of: key, draft: draftOfProfile(profile.spec, shown) })
    },
  }
  return { preview, mapping }
}
