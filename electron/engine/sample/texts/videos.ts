import type { Random } from '../random'

/** Titles of the network's videos, by theme; slots in braces are filled here. */
const TITLES = {
  online_services: [
    'Renouveler un prêt en ligne, en une minute',
    'Trouver un article dans le catalogue : cinq gestes',
    'La base de données {db} en deux minutes',
    'Réserver depuis chez soi : le catalogue pas à pas',
    'Lire la presse en ligne avec {db}',
    'Le prêt entre bibliothèques, expliqué simplement',
    'Votre compte en ligne : tout ce qu’il sait faire',
  ],
  training: [
    'Atelier Zotero, partie {n} : citer sans se tromper',
    'Formation express : chercher un article',
    'Atelier {tool}, partie {n}',
    'Préparer PIX, épisode {n}',
    'Atelier bibliographie : les trois pièges',
    'Formation à la recherche documentaire, épisode {n}',
  ],
  heritage: ['Un manuscrit sort de sa réserve', 'Réparer une reliure', 'La grande verrière vue de haut'],
  backstage: [
    'Les coulisses du magasin, niveau {n}',
    'Une journée avec l’équipe',
    'Le chariot de 7 h 45, en coulisses',
  ],
} as const

export type VideoTheme = keyof typeof TITLES

const DATABASES = ['Cairnova', 'Factographe', 'Presséo', 'MedLivre', 'Jurisplan'] as const
const TOOLS = ['LaTeX', 'tableur', 'cartographie', 'Inkscape'] as const

/** Title of a video of a theme. */
export function videoTitle(theme: VideoTheme, random: Random): string {
  const values: Readonly<Record<string, string>> = {
    db: random.pick(DATABASES),
    tool: random.pick(TOOLS),
    n: String(random.int(1, 6)),
  }
  return random.pick(TITLES[theme]).replaceAll(/\{(\w+)\}/g, (whole, slot: string) => values[slot] ?? whole)
}
