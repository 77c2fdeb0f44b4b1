import { beforeAll, describe, expect, test } from 'vitest'
import { generateSample } from '../../../electron/engine/sample/generateSample'
import { createRandom } from '../../../electron/engine/sample/random'
import type { Model } from '../../../electron/engine/themes/suggest/model'
import { proposalsFor } from '../../../electron/engine/themes/suggest/propose'
import { learnFrom } from './learning'
import { noisyCorpus } from './noisyCorpus'
import { NOISY_TEXTS } from './noisyTexts'

const random = createRandom('who tags what')
const posts = generateSample().posts.filter(({ text, snapshots, reply }) => text !== '' && snapshots > 0 && !reply)
const themes: readonly string[] = [...new Set(posts.map(({ theme }) => theme))].sort()
const noisyThemes: readonly string[] = Object.keys(NOISY_TEXTS).sort()

let sample: Model
let noisy: Model
beforeAll(async () => {
  const tagged = posts.map(({ text, theme }) => ({ text, theme: random.chance(0.25) ? theme : null }))
  sample = (await learnFrom(tagged, themes)).model
  noisy = (await learnFrom(noisyCorpus('second corpus'), noisyThemes)).model
})

/** Posts read by hand: theme, words that a reader would give as the reason, words that must not be given. */
const READ: readonly [text: string, theme: string, counted: readonly string[], not: readonly string[]][] = [
  [
    'Vernissage de l’exposition « Cent ans de cartables » mardi à 17 h. Entrée libre.',
    'events',
    ['exposition', 'Vernissage'],
    ['mardi', 'de'],
  ],
  [
    'Conférence vendredi : « les langues du port ». Venez avec vos questions. #Valmont',
    'events',
    ['Conférence'],
    ['#Valmont', 'les'],
  ],
  [
    'Projection suivie d’un débat, mercredi à 16 h : « l’eau qui manque ».',
    'events',
    ['Projection', 'débat'],
    ['mercredi', 'un'],
  ],
  [
    'Rencontre avec Solène Wambrecq, jeudi à 18 h. Il y aura des chaises pour tout le monde.',
    'events',
    ['Rencontre'],
    ['jeudi', 'pour'],
  ],
  ['Quel roman avez-vous fini cette nuit ? Nous : « Chambre 9 ».', 'reading', ['roman'], ['cette', 'nous']],
  [
    'Lundi lecture : trois romans courts pour reprendre le train sans s’endormir.',
    'reading',
    ['romans', 'lecture'],
    ['pour', 'le'],
  ],
  ['Coup de cœur : « Un hiver en tôle », de Bastien Corvée. À lire d’une traite.', 'reading', ['cœur'], ['de', 'une']],
  ['Fermeture exceptionnelle lundi à 14 h pour maintenance.', 'hours', ['Fermeture', 'exceptionnelle'], ['pour']],
  ['La bibliothèque rouvre lundi à 14 h, avec les horaires habituels.', 'hours', ['horaires'], ['avec', 'les']],
  [
    'Jour férié lundi : nous sommes fermés. Le retour des livres reste possible.',
    'hours',
    ['fermés', 'férié'],
    ['nous', 'des'],
  ],
  [
    'Ouverture du dimanche prolongée jusqu’au 11 février, de 13 h à 19 h. 🙂',
    'hours',
    ['Ouverture', 'dimanche'],
    ['🙂', 'février'],
  ],
  ['Horaires d’examens : ouverture dès 7 h 30 jusqu’au 14 mars.', 'hours', ['Horaires', 'ouverture'], ['mars']],
  [
    'Nouvelles tables au premier étage : plus larges, avec des lampes.',
    'spaces',
    ['tables', 'étage'],
    ['plus', 'avec'],
  ],
  ['Zone de silence au deuxième étage, casiers compris.', 'spaces', ['silence', 'casiers'], ['au']],
  [
    'Prises électriques : nous avons compté, il y en a une pour deux. Objectif : une pour chacun.',
    'spaces',
    ['Prises', 'électriques'],
    ['pour', 'une'],
  ],
  [
    'Atelier Zotero mardi à 10 h : vos bibliographies sans douleur. Inscription : bibliotheques.valmont.example/ateliers',
    'training',
    ['Atelier', 'Zotero'],
    ['mardi', 'valmont'],
  ],
  ['Formation express : chercher un article en vingt minutes, lundi à 17 h.', 'training', ['Formation'], ['lundi']],
  [
    'Il reste des inscriptions pour l’atelier « Citer ses sources » du 16 juillet.',
    'training',
    ['atelier', 'inscriptions'],
    ['juillet'],
  ],
  ['Petit déjeuner offert jeudi à 8 h 30, dans le hall ☕', 'student_life', ['déjeuner'], ['jeudi', 'dans']],
  ['Nous recrutons 8 étudiants pour le rangement du soir.', 'student_life', ['recrutons', 'étudiants'], ['pour']],
  [
    'Révisions : les bons gestes, le bon rythme, et des pauses. #Valmont #bibliotheque',
    'student_life',
    ['Révisions'],
    ['#Valmont', '#bibliotheque'],
  ],
  [
    'Consulter nos revues depuis chez soi : pas de VPN, juste votre compte.',
    'online_services',
    ['revues', 'VPN'],
    ['nos', 'votre'],
  ],
]

/** The same for people in a hurry: slips and all. */
const READ_NOISY: typeof READ = [
  ['#OpeningHours #univ', 'hours', ['#OpeningHours'], []],
  ['rappel : fermture annuelle du 7 au 28 juin pensez-y', 'hours', ['fermture', 'annuelle'], ['juin']],
  ['We close early toay (6pm) sorry folks', 'hours', ['close', 'early'], ['we']],
  ['>> besoin d aide pour votre biblio ? ATELIER citations jeu.', 'training', ['ATELIER', 'biblio'], ['jeu', 'pour']],
  ['Gravure du 17e retrouvée ds nos réserves à très vite', 'heritage', ['Gravure'], ['nos', 'vite']],
  [
    'hey, Spectacle d impro ce monday, entrée libre ds la limmite des places ...',
    'events',
    ['Spectacle', 'libre'],
    ['monday', 'hey'],
  ],
  ['stage de 28 mois à la BU, envoyez cv et lettre', 'jobs', ['stage', 'cv'], ['la']],
  ['RECRUTEMENT moniteurs : entretiens jeudi #BU', 'jobs', ['RECRUTEMENT', 'moniteurs'], ['jeudi', '#BU']],
]

describe('the words that counted, checked by hand', () => {
  for (const [name, list] of [
    ['sample network', READ],
    ['noisy corpus', READ_NOISY],
  ] as const) {
    for (const [text, theme, counted, not] of list) {
      test(`${name}: ${text.slice(0, 50)}`, () => {
        const [model, names] = name === 'sample network' ? [sample, themes] : [noisy, noisyThemes]
        const [first] = proposalsFor(text, model, new Set())
        expect(names[first!.themeId - 1]).toBe(theme)
        const shown = first!.words.for.map((word) => word.text)
        expect(shown).toEqual(expect.arrayContaining([...counted]))
        for (const word of not) expect(shown.map((each) => each.toLowerCase())).not.toContain(word.toLowerCase())
        // As the post spells it, the weightiest first, and each with its sign.
        for (const word of shown) expect(text).toContain(word)
        const weights = first!.words.for.map(({ weight }) => weight)
        expect(weights).toEqual(weights.toSorted((a, b) => b - a))
        for (const { text: word, weight } of first!.words.against) {
          expect(weight).toBeLessThan(0)
          expect(shown).not.toContain(word)
        }
      })
    }
  }

  test('at least twenty posts were read', () => {
    expect(READ.length + READ_NOISY.length).toBeGreaterThanOrEqual(20)
  })

  test('a text without a known word has nothing proposed, and a theme it has is not proposed again', () => {
    expect(proposalsFor('qwxz 🦑', sample, new Set())).toEqual([])
    const text = READ[0]![0]
    const [first] = proposalsFor(text, sample, new Set())
    expect(proposalsFor(text, sample, new Set([first!.themeId]))).toEqual([])
  })
})
