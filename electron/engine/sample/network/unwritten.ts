import type { ThemeKey } from '../types'

/**
 * Words that the lead of the sample network has not written into the rules yet, so that rules leave something to tag by hand and to
 * suggest, as in life. Practical information is complete: planted truths are about it.
 */
export const unwrittenWords: Partial<Readonly<Record<ThemeKey, readonly string[]>>> = {
  spaces: ['prise électrique', 'box', 'casier', 'cabine', 'wifi'],
  events: ['projection', 'festival'],
  training: ['Zotero', 'PIX', 'formation'],
  online_services: ['livre numérique', 'VPN', 'prêt entre bibliothèques'],
  reading: ['essai', 'poésie', 'bande dessinée', 'nouveauté', 'coup de cœur'],
  student_life: ['petit déjeuner', 'job', 'partiel'],
  research: ['données de recherche', 'chercheur', 'ORCID'],
  heritage: ['façade', 'charpente', 'verrière', 'reliure', 'lumière'],
  backstage: ['coulisse', 'magasinier', 'chariot'],
}
