import { evidenceDraft } from '../../../shared/contract/audience'
import type { Notice } from '../../../shared/contract/imports'
import { AUDIENCE_BASES, type AudienceBasis } from '../../../shared/vocabulary'

/** What can be typed in. */
export const TYPED_DIMENSIONS = evidenceDraft.shape.dimension.options
export type TypedDimension = (typeof TYPED_DIMENSIONS)[number]

/** What the dialog starts with. */
export interface Prefill {
  readonly basis?: AudienceBasis
  readonly dimension?: TypedDimension
}

/** A basis and a dimension as the dialog names them: places are typed as towns, work as functions. */
export function prefillFor(basis: unknown, dimension: unknown): Prefill {
  const named = dimension === 'place' ? 'city' : dimension === 'occupation' ? 'job_function' : dimension
  const known = TYPED_DIMENSIONS.find((each) => each === named)
  const on = AUDIENCE_BASES.find((each) => each === basis)
  return { ...(on === undefined ? {} : { basis: on }), ...(known === undefined ? {} : { dimension: known }) }
}

/** What a missing datum asks to be typed in. */
export function prefillOf({ code, data }: Notice): Prefill {
  if (code === 'no_city_list') return prefillFor(data['basis'], 'city')
  if (code === 'age_band_split') return prefillFor(data['basis'], 'age')
  return prefillFor(data['basis'], data['dimension'] ?? data['dimensions'])
}
