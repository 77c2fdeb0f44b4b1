import { normaliseHeader } from './header'

/** Words of the platforms for people, in the languages of their exports. */

const WOMEN =
  'women|woman|female|femmes?|féminin|feminino|femenino|kvinnor|kvinna|frauen|weiblich|mulheres|mujeres|mujer|donne|donna|femminile|vrouwen|vrouw|γυναίκα|γυναίκες|γυναίκεσ'
const MEN =
  'men|man|male|hommes?|masculin|masculino|män|männer|männlich|homens|hombres?|uomini|uomo|maschile|mannen|άνδρας|άνδρασ|άνδρες|άνδρεσ'
const OTHER =
  "other|others|unknown|user-specified|custom|autres?|autre|personnalisé|inconnu|défini par l'utilisateur|précisé par l'utilisateur|benutzerdefiniert|vom nutzer angegeben|andere|divers|especificado pelo usuário|outro|outros|personalizado|otro|otros|definido por el usuario|altro|anders|annat|egen"

const matcher = (words: string): RegExp => new RegExp(`^(?:${words})$`)
const GENDERS = [
  ['women', matcher(WOMEN)],
  ['men', matcher(MEN)],
  ['other', matcher(OTHER)],
] as const

/** Gender that a label names; null for a word nobody knows. */
export function genderWordOf(label: string): 'women' | 'men' | 'other' | null {
  const name = normaliseHeader(label)
  return GENDERS.find(([, words]) => words.test(name))?.[0] ?? null
}

/**
 * Ages that a label names: `13–17 years`, `18 a 24 anos`, `65+ years`, `65 ans et plus`. One number needs a word or sign that says
 * on which side; null when there is none.
 */
export function ageOf(label: string): { ageFrom: number; ageTo: number | null } | null {
  const text = normaliseHeader(label)
  const closed = /^(?:age |de |von |da )?(\d{1,2})\s*(?:[-–—‑]|à|a|to|bis|till|tot|έως)\s*(\d{1,3})(?!\d)/.exec(text)
  if (closed !== null) {
    const [from, to] = [Number(closed[1]), Number(closed[2])]
    return from <= to ? { ageFrom: from, ageTo: to } : null
  }
  const open =
    /^(?:age )?(\d{1,2})\s*(?:\+|ans et plus|and over|and older|years and over|anos ou mais|o más|años o más|oder älter|und älter|jahre und älter|e oltre|en ouder|eller äldre|och äldre)/.exec(
      text,
    )
  const over = /^(?:plus de|over|mais de|más de|über|ab|oltre i|över)\s*(\d{1,2})(?!\d)/.exec(text)
  const found = open ?? over
  return found === null ? null : { ageFrom: Number(found[1]), ageTo: null }
}

const TOTALS = new Set(['total', 'gesamt', 'totaux', 'totale', 'totaal', 'totalt', 'totais', 'σύνολο'])

/** True for the label of a total row. */
export function isTotalWord(label: string): boolean {
  return TOTALS.has(normaliseHeader(label))
}

const REST = new Set([
  'others',
  'other',
  'autres',
  'autre',
  'otros',
  'outros',
  'andere',
  'altri',
  'overige',
  'övriga',
  'άλλα',
])

/** True for the label that stands for every place not listed. */
export function isRestWord(label: string): boolean {
  return REST.has(normaliseHeader(label))
}
