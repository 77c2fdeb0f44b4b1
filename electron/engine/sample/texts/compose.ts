import { addDays, parisClock, dayOf } from '../clocks'
import type { Random } from '../random'
import type { ThemeKey } from '../types'
import { campusTexts } from './campus'
import { culturalTexts } from './cultural'
import { practicalTexts } from './practical'

const TEXTS: Readonly<Record<ThemeKey, readonly string[]>> = { ...practicalTexts, ...culturalTexts, ...campusTexts }

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'] as const
const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
] as const

/** Invented people, books and shows. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  late: ['20 h', '21 h', '22 h'],
  hour: ['9 h', '10 h', '12 h', '14 h', '16 h', '17 h', '18 h'],
  floor: ['premier étage', 'deuxième étage', 'rez-de-jardin', 'niveau 3', 'fond de la galerie'],
  room: ['B12', 'A204', 'C03', 'Vauban', 'des Cartes', '017'],
  author: [
    'Anouk Delestraint',
    'Bastien Corvée',
    'Mireille Haudepin',
    'Yacine Ferroul',
    'Solène Wambrecq',
    'Théo Marescaut',
  ],
  title: [
    'La marée de Douves',
    'Un hiver en tôle',
    'Les heures de sable',
    'Le pont aux ânes',
    'Vingt-deux fenêtres',
    'Chambre 9',
  ],
  expo: [
    'Ponts et passerelles',
    'Le grain du papier',
    'Mers imaginaires',
    'Cent ans de cartables',
    'Dessiner la ville',
    'Herbiers de guerre',
  ],
  topic: [
    'habiter la ville',
    'le climat en dix courbes',
    'les langues du port',
    'traduire, trahir',
    'la mémoire des mines',
    'l’eau qui manque',
  ],
  db: ['Cairnova', 'Factographe', 'Presséo', 'MedLivre', 'Jurisplan'],
  tool: ['LaTeX', 'tableur', 'cartographie', 'Inkscape', 'R'],
  century: ['XIVe', 'XVe', 'XVIe', 'XVIIe'],
  quote: [
    'Il pleuvait sur les toits comme sur un tambour',
    'Je n’ai jamais su partir à l’heure',
    'La mer, c’est quand on se tait',
  ],
}

const TAILS = [
  '',
  '',
  '',
  '',
  ' #BUValmont',
  ' #Valmont #bibliotheque',
  '\n\n#BUValmont #campus',
  ' 🙂',
  ' ➡️ bibliotheques.valmont.example',
]

/** Organisations the posts mention: invented, with invented page ids. */
const MENTIONS = [
  { id: '1337204518', name: 'Compagnie Passerelles' },
  { id: '1402871155', name: 'Théâtre de la Filature' },
  { id: '1290667342', name: 'Maison des étudiants' },
  { id: '1511940027', name: 'Librairie La Chouette' },
] as const

/** A caption, with the mention (if any) in both of Meta's spellings. */
export interface Caption {
  /** Plain names. */
  plain: string
  /** Mentions as `@[id:2048:Name]`. */
  coded: string
}

function fill(template: string, random: Random, instant: number, library: string): string {
  const later = new Date(`${addDays(dayOf(parisClock(instant)), random.int(5, 24))}T00:00:00Z`)
  const day = random.pick(DAYS)
  const values: Readonly<Record<string, string>> = {
    day,
    Day: day.charAt(0).toUpperCase() + day.slice(1),
    date: `${later.getUTCDate() === 1 ? '1er' : later.getUTCDate()} ${MONTHS[later.getUTCMonth()] ?? ''}`,
    n: String(random.int(2, 9)),
    count: String(random.int(12, 96)),
    lib: library,
  }
  return template.replaceAll(/\{(\w+)\}/g, (whole, slot: string) => {
    const list = WORDS[slot]
    return list ? random.pick(list) : (values[slot] ?? whole)
  })
}

/** A caption of a theme, for a library, at an instant: a template with its slots filled, sometimes a tail or a mention. */
export function composeCaption(theme: ThemeKey, random: Random, instant: number, library: string): Caption {
  const body = fill(random.pick(TEXTS[theme]), random, instant, library)
  const tail = random.pick(TAILS)
  const mention = random.chance(0.06) ? random.pick(MENTIONS) : null
  if (!mention || theme === 'hours') return { plain: body + tail, coded: body + tail }
  return {
    plain: `${body} Avec ${mention.name}.${tail}`,
    coded: `${body} Avec @[${mention.id}:2048:${mention.name}].${tail}`,
  }
}
