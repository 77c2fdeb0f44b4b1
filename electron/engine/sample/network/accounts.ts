import type { SampleAccount } from '../types'

/** First day of the sample's history. */
const START = '2019-09-01'

interface Page {
  key: string
  branch: string
  name: string
  handle: string
  nativeId: string
  coordinator: string
  former?: { name: string; until: string; since: string }
}

function page({ key, branch, name, handle, nativeId, coordinator, former }: Page): SampleAccount {
  const names = former
    ? [
        { name: former.name, from: START, to: former.until },
        { name, from: former.since, to: null },
      ]
    : [{ name, from: START, to: null }]
  return {
    key,
    platform: 'facebook',
    branch,
    handle,
    name,
    nativeId,
    url: `https://www.facebook.com/${handle}`,
    coordinator,
    closed: null,
    names,
  }
}

/** Thirteen accounts: nine Facebook pages, then Instagram, LinkedIn, YouTube and the X account closed in March 2025. */
export const accounts: readonly SampleAccount[] = [
  page({
    key: 'fb-centrale',
    branch: 'centrale',
    name: 'Valmont BU Centrale',
    handle: 'valmontbucentrale',
    nativeId: '100064301120457',
    coordinator: 'Sofiane',
  }),
  page({
    key: 'fb-sciences',
    branch: 'sciences',
    name: 'BU Sciences',
    handle: 'busciences.valmont',
    nativeId: '100064302231568',
    coordinator: 'Élodie',
  }),
  page({
    key: 'fb-sante',
    branch: 'sante',
    name: 'BU Santé',
    handle: 'busante.valmont',
    nativeId: '100064303342679',
    coordinator: 'Nadège',
  }),
  page({
    key: 'fb-droit-gestion',
    branch: 'droit-gestion',
    name: 'BU Droit-Gestion',
    handle: 'budroitgestion.valmont',
    nativeId: '100064304453780',
    coordinator: 'Aïcha',
  }),
  page({
    key: 'fb-lettres-arts',
    branch: 'lettres-arts',
    name: 'BU Lettres et Arts',
    handle: 'bulettresarts.valmont',
    nativeId: '100064305564891',
    coordinator: 'Gaëtan',
  }),
  page({
    key: 'fb-tanneurs',
    branch: 'tanneurs',
    name: 'Les Tanneurs',
    handle: 'lestanneurs.valmont',
    nativeId: '100064306675902',
    coordinator: 'Maud',
    former: { name: 'Bibliothèque des Tanneurs', until: '2025-09-14', since: '2025-09-15' },
  }),
  page({
    key: 'fb-iut',
    branch: 'iut',
    name: 'Bib IUT',
    handle: 'bibiut.valmont',
    nativeId: '100064307787013',
    coordinator: 'Rémi',
  }),
  page({
    key: 'fb-halle',
    branch: 'halle',
    name: 'La Halle',
    handle: 'lahalle.valmont',
    nativeId: '100064308898124',
    coordinator: 'Inès',
  }),
  page({
    key: 'fb-citadelle',
    branch: 'citadelle',
    name: 'La Citadelle',
    handle: 'lacitadelle.valmont',
    nativeId: '100064309909235',
    coordinator: 'Hubert',
  }),
  {
    key: 'ig-reseau',
    platform: 'instagram',
    branch: null,
    handle: 'bu.valmont',
    name: 'Bibliothèques de Valmont',
    nativeId: '17841445021903376',
    url: 'https://www.instagram.com/bu.valmont/',
    coordinator: 'Maud',
    closed: null,
    names: [{ name: 'Bibliothèques de Valmont', from: START, to: null }],
  },
  {
    key: 'li-reseau',
    platform: 'linkedin',
    branch: null,
    handle: 'bibliotheques-de-valmont',
    name: 'Bibliothèques de Valmont',
    nativeId: null,
    url: 'https://www.linkedin.com/company/bibliotheques-de-valmont/',
    coordinator: 'Sofiane',
    closed: null,
    names: [{ name: 'Bibliothèques de Valmont', from: '2022-01-10', to: null }],
  },
  {
    key: 'yt-reseau',
    platform: 'youtube',
    branch: null,
    handle: 'BUValmont',
    name: 'BU Valmont',
    nativeId: null,
    url: 'https://www.youtube.com/@BUValmont',
    coordinator: 'Rémi',
    closed: null,
    names: [{ name: 'BU Valmont', from: START, to: null }],
  },
  {
    key: 'x-reseau',
    platform: 'x',
    branch: null,
    handle: 'BU_Valmont',
    name: 'BU Valmont',
    nativeId: null,
    url: 'https://x.com/BU_Valmont',
    coordinator: 'Sofiane',
    closed: '2025-03-14',
    names: [{ name: 'BU Valmont', from: START, to: '2025-03-14' }],
  },
]
