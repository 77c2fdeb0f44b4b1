import { changeQuery, useAddress } from '../../../address/location'

/** What of the tab is open; all of it lives in the address, so that other screens can lead there. */
export interface SurveysAddress {
  /** The survey that is open in the list. */
  readonly surveyId: number | null
  /** survey: a file is being taken in; people: figures are being entered. */
  readonly adding: 'survey' | 'people' | null
  /** The file that is being taken in. */
  readonly uploadId: string | null
}

export function useSurveysAddress(): SurveysAddress {
  const { query } = useAddress()
  const id = query.get('survey')
  const add = query.get('add')
  return {
    surveyId: id !== null && /^\d{1,9}$/.test(id) ? Number(id) : null,
    adding: add === 'survey' || add === 'people' ? add : null,
    uploadId: query.get('upload'),
  }
}

/** Where a survey is open, or nothing is. */
export const openSurvey = (id: number | null) =>
  changeQuery({ survey: id === null ? null : String(id), add: null, upload: null })

export const beginAdding = (what: 'survey' | 'people') => changeQuery({ add: what, upload: null, survey: null })

export const LIST = '/audience?tab=surveys'
