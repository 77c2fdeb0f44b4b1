import { createRandom, type Random } from '../../../electron/engine/sample/random'
import { NOISY_TEXTS, type NoisyTheme, OFF_TOPIC } from './noisyTexts'

/** A post of the second invented corpus; theme null = off topic. */
export interface NoisyPost {
  readonly text: string
  readonly theme: NoisyTheme | null
  /** Number of its template: for tests that must know which posts are one message. */
  readonly template: string
}

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  day: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'mer.', 'jeu.', 'monday', 'friday'],
  day2: ['lundi', 'mardi', 'jeudi', 'lun.', 'tuesday'],
  hour: ['8h', '9h', '9h30', '10h', '11 h', '10am'],
  hour2: ['17h', '18h', '18h30', '19 h', '20h', '6pm'],
  month: ['janvier', 'mars', 'avril', 'juin', 'sept', 'oct.', 'november'],
  letter: ['A', 'B', 'C2', 'D', 'est', 'ouest'],
  floor: ['1er', '2e étage', 'rdc', 'sous-sol', '3e', 'mezzanine'],
  title: ['Nord', 'La nuit des lampes', 'Blue Hour', 'Chiens de mer', 'Le dernier tram', 'Paper Towns', 'Sel'],
  name: ['L. Ferrand', 'Aya K.', 'Tom Wells', 'Inès Marot', 'M. Dupré', 'J. Okafor'],
  band: ['Les Rainettes', 'Kiosque', 'The Pale Owls', 'Trio Lumen'],
  topic: ['l eau', 'la ville', 'climate', 'les langues', 'la mémoire', 'AI', 'le travail'],
  tool: ['zotero', 'latex', 'excel', 'R', 'canva', 'python', 'overleaf'],
  db: ['Cairnova', 'JSTOR-like', 'Pressmag', 'NormaDoc', 'StatLib'],
  century: ['XVe', 'XVIe', '17e', '18e s.'],
  year: ['1890', '1907', '1932', '1958'],
}

const OPENERS = [
  '',
  '',
  '',
  '',
  'info : ',
  'hello ! ',
  'coucou, ',
  '📢 ',
  '⚠️ ',
  'PS ',
  'ℹ️ ',
  'hey, ',
  'salut 👋 ',
  'new! ',
  '>> ',
]
const CLOSERS = [
  ...[
    '',
    '',
    '',
    '',
    ' !!',
    ' 😊',
    ' 🙏',
    ' ...',
    ' cc @bu_nord',
    ' plus d infos en bio',
    ' link in bio',
    ' #BU',
    ' #univ #campus',
  ],
  ...[' #bibliotheque', ' à très vite', ' pensez-y', ' RT svp', ' https://ex.example/a', ' 👇', ' see you'],
]
const TAGS: Readonly<Record<NoisyTheme, readonly string[]>> = {
  hours: ['#horaires', '#fermeture', '#OpeningHours'],
  spaces: ['#PlacesLibres', '#wifi', '#SalleDeTravail'],
  events: ['#expo', '#concert', '#EntreeLibre'],
  training: ['#atelier', '#formation', '#zotero'],
  online: ['#ebooks', '#catalogue', '#BaseDeDonnees'],
  reading: ['#coupdecoeur', '#roman', '#lecture'],
  jobs: ['#JobEtudiant', '#recrutement', '#partiels'],
  heritage: ['#patrimoine', '#FondsAncien', '#manuscrit'],
}

function fill(template: string, random: Random): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const list = SLOTS[slot]
    return list === undefined ? String(random.int(2, 28)) : random.pick(list)
  })
}

/** A slip of the finger in one word: a letter lost, doubled, swapped with its neighbour, or an accent forgotten. */
function slip(word: string, random: Random): string {
  if (word.length < 5 || !/^[\p{L}’.,!?]+$/u.test(word)) return word
  const at = random.int(1, word.length - 2)
  const kinds = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + word.charAt(at) + word.slice(at),
    () => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    () => word.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  ]
  return random.pick(kinds)()
}

function noisy(text: string, random: Random): string {
  const words = text.split(' ').map((word) => (random.chance(0.07) ? slip(word, random) : word))
  const spelt = words.join(' ')
  if (random.chance(0.08)) return spelt.toUpperCase()
  return random.chance(0.5) ? spelt.charAt(0).toUpperCase() + spelt.slice(1) : spelt
}

/**
 * `size` posts in the language of people in a hurry: abbreviations, slips, French and English in one line, emoji, hashtags only, posts of
 * no theme. Deterministic. One in twelve is off topic, one in twenty nothing but hashtags.
 */
export function noisyCorpus(seed: string, size = 1000): NoisyPost[] {
  const random = createRandom(seed)
  // The keys of NOISY_TEXTS are NoisyTheme by its type; Object.keys only widens them to string.
  const themes = Object.keys(NOISY_TEXTS) as NoisyTheme[]
  const weights: Readonly<Record<NoisyTheme, number>> = {
    ...{ hours: 6, spaces: 4, events: 5, training: 5, online: 4, reading: 4, jobs: 3, heritage: 2 },
  }
  const drawn = themes.flatMap((theme) => Array.from({ length: weights[theme] }, () => theme))
  return Array.from({ length: size }, (): NoisyPost => {
    if (random.chance(1 / 12)) {
      const at = random.int(0, OFF_TOPIC.length - 1)
      const text = noisy(fill(OFF_TOPIC[at] ?? '', random), random) + random.pick(CLOSERS)
      return { text, theme: null, template: `off ${at}` }
    }
    const theme = random.pick(drawn)
    if (random.chance(0.05)) {
      const text = `${random.pick(TAGS[theme])} ${random.pick(['#BU', '#campus', '#univ'])}`
      return { text, theme, template: `${theme} tags` }
    }
    const texts: readonly string[] = NOISY_TEXTS[theme]
    const at = random.int(0, texts.length - 1)
    const tag = random.chance(0.15) ? ` ${random.pick(TAGS[theme])}` : ''
    const body = noisy(fill(texts[at] ?? '', random), random)
    return { text: random.pick(OPENERS) + body + random.pick(CLOSERS) + tag, theme, template: `${theme} ${at}` }
  })
}
