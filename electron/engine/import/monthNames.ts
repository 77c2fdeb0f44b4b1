/**
 * Names of the months as exports and spreadsheets write them in dates, by language: full (in the form used after a day) and short.
 * TikTok Studio writes days in the interface's language, without a year; seen in English, Spanish, Greek, Vietnamese,
 * Portuguese, German, French. Not from Intl: its short forms change from one version to the next.
 */
const NAMES: Readonly<Record<string, string>> = {
  en: 'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec',
  fr: 'janvier janv|février févr fevrier fév fev|mars|avril avr|mai|juin|juillet juil|août aout|septembre sept|octobre oct|novembre nov|décembre déc decembre dec',
  es: 'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sept sep|octubre oct|noviembre nov|diciembre dic',
  de: 'januar jan jänner jän|februar feb feber|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez',
  it: 'gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic',
  pt: 'janeiro jan|fevereiro fev|março mar marco|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez',
  nl: 'januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep|oktober okt|november nov|december dec',
  el: 'ιανουαρίου ιανουάριος ιαν|φεβρουαρίου φεβρουάριος φεβ|μαρτίου μάρτιος μαρ|απριλίου απρίλιος απρ|μαΐου μάιος μαΐ μαϊ|ιουνίου ιούνιος ιουν|ιουλίου ιούλιος ιουλ|αυγούστου αύγουστος αυγ|σεπτεμβρίου σεπτέμβριος σεπ σεπτ|οκτωβρίου οκτώβριος οκτ|νοεμβρίου νοέμβριος νοε|δεκεμβρίου δεκέμβριος δεκ',
  sv: 'januari jan|februari feb|mars|april apr|maj|juni jun|juli jul|augusti aug|september sep sept|oktober okt|november nov|december dec',
  da: 'januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep|oktober okt|november nov|december dec',
  nb: 'januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep|oktober okt|november nov|desember des',
  pl: 'stycznia sty|lutego lut|marca mar|kwietnia kwi|maja|czerwca cze|lipca lip|sierpnia sie|września wrz|października paź|listopada lis|grudnia gru',
  ro: 'ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept|octombrie oct|noiembrie nov|decembrie dec',
  vi: 'một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười_một|mười_hai',
}

/** Words that stand beside the month in a date. */
export const DATE_FILLERS = ['de', 'del', 'do', 'd', 'den', 'of', 'tháng'] as const

/** A word as months are compared: NFC, lower case, final sigma as any other. */
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('ς', 'σ')

function table(): Map<string, number> {
  const months = new Map<string, number>()
  for (const list of Object.values(NAMES)) {
    list.split('|').forEach((names, index) => {
      for (const name of names.split(' ')) months.set(plain(name.replaceAll('_', ' ')), index + 1)
    })
  }
  return months
}

/** Name of a month (NFC, lower case, `σ` for a final sigma) → 1 to 12. No name means two months in the languages above. */
export const MONTHS: ReadonlyMap<string, number> = table()

export interface WrittenDay {
  readonly day: number
  readonly month: number
  /** null: the cell has none. */
  readonly year: number | null
}

/** A day written with the name of its month (`8 de marzo`, `April 12`, `28 sept. 2026`), or null. */
export function readWrittenDay(text: string): WrittenDay | null {
  const words = plain(text).match(/\p{L}+/gu) ?? []
  const name = words.filter((word) => !(DATE_FILLERS as readonly string[]).includes(word)).join(' ')
  const month = MONTHS.get(name)
  const numbers = text.match(/\d+/g) ?? []
  const years = numbers.filter((digits) => digits.length === 4)
  const days = numbers.filter((digits) => digits.length <= 2)
  const day = Number(days[0])
  const readable = days.length === 1 && years.length <= 1 && days.length + years.length === numbers.length
  if (month === undefined || !readable || day < 1 || day > 31) return null
  return { day, month, year: years[0] === undefined ? null : Number(years[0]) }
}
