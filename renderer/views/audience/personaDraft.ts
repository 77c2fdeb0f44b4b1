import type { Condition, Persona } from '../../../shared/contract/audience'

/** The editor's fields, as typed. place and km: people near a point; places: a list, one a line. */
export interface PersonaDraft {
  readonly name: string
  readonly tagline: string
  readonly story: string
  readonly needs: string
  readonly ageFrom: string
  readonly ageTo: string
  readonly gender: '' | 'women' | 'men'
  readonly where: 'anywhere' | 'near' | 'places'
  readonly place: string
  readonly km: string
  readonly places: string
}

/** The draft of a persona, or an empty one. */
export function draftOf(persona: Persona | null): PersonaDraft {
  const find = <K extends Condition['kind']>(kind: K) =>
    persona?.conditions.find((each): each is Extract<Condition, { kind: K }> => each.kind === kind)
  const [age, gender, near, places] = [find('age'), find('gender'), find('near'), find('places')]
  return {
    name: persona?.name ?? '',
    tagline: persona?.tagline ?? '',
    story: persona?.story ?? '',
    needs: persona?.needs ?? '',
    ageFrom: age === undefined ? '' : String(age.from),
    ageTo: age === undefined || age.to === null ? '' : String(age.to),
    gender: gender?.gender ?? '',
    where: near !== undefined ? 'near' : places !== undefined ? 'places' : 'anywhere',
    place: near?.place ?? '',
    km: near === undefined ? '30' : String(near.km),
    places: places?.places.join('\n') ?? '',
  }
}

/** Which fields cannot be: true = wrong. */
export function problemsOf(
  draft: PersonaDraft,
): Record<'name' | 'ageFrom' | 'ageTo' | 'place' | 'km' | 'places', boolean> {
  const from = ageOf(draft.ageFrom)
  const to = ageOf(draft.ageTo)
  const isNear = draft.where === 'near'
  const km = Number(draft.km.replace(',', '.'))
  return {
    name: draft.name.trim() === '',
    ageFrom: Number.isNaN(from) || (draft.ageFrom.trim() === '' && draft.ageTo.trim() !== ''),
    ageTo: Number.isNaN(to) || (from !== null && to !== null && to < from),
    place: isNear && draft.place.trim() === '',
    km: isNear && !(km > 0 && km <= 500),
    places: draft.where === 'places' && placesOf(draft).length === 0,
  }
}

/** The persona a valid draft says. */
export function personaOf(draft: PersonaDraft): Omit<Persona, 'id' | 'colour'> {
  const conditions: Condition[] = []
  const from = ageOf(draft.ageFrom)
  if (from !== null) conditions.push({ kind: 'age', from, to: ageOf(draft.ageTo) })
  if (draft.gender !== '') conditions.push({ kind: 'gender', gender: draft.gender })
  if (draft.where === 'near') {
    conditions.push({ kind: 'near', place: draft.place.trim(), km: Number(draft.km.replace(',', '.')) })
  }
  if (draft.where === 'places') conditions.push({ kind: 'places', places: placesOf(draft) })
  return {
    name: draft.name.trim(),
    tagline: textOf(draft.tagline),
    story: textOf(draft.story),
    needs: textOf(draft.needs),
    conditions,
  }
}

function placesOf(draft: PersonaDraft): string[] {
  return draft.places
    .split(/[\r\n;]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** null when empty, NaN when it is no age. */
function ageOf(text: string): number | null {
  if (text.trim() === '') return null
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 120 ? Number(text) : Number.NaN
}

function textOf(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
