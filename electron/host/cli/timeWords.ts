import type { Language } from '../../../shared/vocabulary'

interface TimeWords {
  readonly all: string
  readonly group: string
  readonly metric: string
  readonly step: string
  readonly rule: (day: string, platform: string) => string
  readonly calendarTitle: string
  readonly kind: string
  readonly kinds: Readonly<Record<string, string>>
  readonly ratio: string
  readonly strength: string
  readonly clockTitle: (zone: string, from: string, to: string) => string
  readonly hours: string
  readonly weekdays: readonly string[]
  readonly fewer: string
  readonly years: string
}

const FR: TimeWords = {
  all: 'ensemble',
  group: 'groupe',
  metric: 'mesure',
  step: 'du',
  rule: (day, platform) =>
    `── ${day} : ${platform} remplace les impressions par les vues ; rien ne relie les deux mesures`,
  calendarTitle: 'Calendrier : rapport aux jours de cours ordinaires, à comptes, formats et années égaux',
  kind: 'jours',
  kinds: { exams: 'examens', holidays: 'congés', closure: 'fermetures', between: 'hors semestre' },
  ratio: 'rapport',
  strength: 'force',
  clockTitle: (zone, from, to) => `Publications par jour et heure (${zone}), ${from} – ${to}`,
  hours: 'heures',
  weekdays: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  fewer: '(n) = moins de six publications, sans médiane',
  years: 'un nombre d’années de 1 à 5, ou all',
}

const EN: TimeWords = {
  all: 'together',
  group: 'group',
  metric: 'metric',
  step: 'from',
  rule: (day, platform) => `── ${day}: ${platform} replaces impressions by views; nothing joins the two metrics`,
  calendarTitle: 'Calendar: ratio to ordinary teaching days, with accounts, formats and years held even',
  kind: 'days',
  kinds: { exams: 'exams', holidays: 'holidays', closure: 'closures', between: 'outside terms' },
  ratio: 'ratio',
  strength: 'strength',
  clockTitle: (zone, from, to) => `Posts by weekday and hour (${zone}), ${from} – ${to}`,
  hours: 'hours',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  fewer: '(n) = fewer than six posts, no median',
  years: 'a number of years from 1 to 5, or all',
}

/** Words of `compare --view time` and `--view clock`. */
export function timeWords(language: Language): TimeWords {
  return language === 'fr' ? FR : EN
}
