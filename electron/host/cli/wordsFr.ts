import type { CliWords } from './words'
import { noticeText } from './words'

const VOCABULARY: Readonly<Record<string, string>> = {
  network: 'réseau',
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  photo: 'photo',
  carousel: 'carrousel',
  video: 'vidéo',
  reel: 'reel',
  story: 'story',
  live: 'direct',
  link: 'lien',
  text: 'texte',
  other: 'autre',
  age: 'âge',
  place: 'lieux',
  gender: 'genre',
  joint: 'ensemble',
  index: 'indice',
  coverage: 'pénétration',
  share: 'part',
}

const RATE_NAMES: Readonly<Record<string, string>> = {
  err: 'sur la couverture',
  erv: 'sur les vues',
  erf: 'sur les abonnés',
}

/** French of the command line. */
export const FRENCH: CliWords = {
  usage: 'Usage : portee <commande> [options]',
  commands: {
    sample: 'Construire le réseau d’exemple dans un nouveau fichier',
    import: 'Importer des exports des plateformes',
    compare: 'Comparer bibliothèques, comptes, plateformes ou formats',
    audience: 'Vérifier si les comptes atteignent leurs personas',
    report: 'Écrire le rapport trimestriel',
    serve: 'Ouvrir l’application pour un navigateur de cette machine',
  },
  options: {
    workspace: '--workspace FICHIER  le réseau (un fichier .duckdb)',
    period:
      '--period PÉRIODE     2026-T2, term:3 ou 2026-04-01..2026-06-30 ; par défaut le dernier trimestre avec publications',
    against: '--against QUOI       year_before (par défaut), period_before ou none',
    by: '--by GROUPES         branch (par défaut), account, platform ou format',
    rate: '--rate TAUX          err sur la couverture (par défaut), erv sur les vues, erf sur les abonnés',
    branch: '--branch NOM         seulement cette bibliothèque (répétable)',
    account:
      '--account NOM        seulement ce compte ; avec import : le compte des fichiers qui ne nomment pas le leur',
    persona: '--persona NOM        seulement ce persona (répétable)',
    platform: '--platform NOM       seulement cette plateforme (répétable)',
    format: '--format NOM         seulement ce format ; avec report : html, pdf (les deux par défaut)',
    include:
      '--include RAISON     reprendre des publications écartées : share, crosspost, boosted, reply, collaboration, by_hand, immature',
    yes: '-y, --yes            importer ce qui n’a qu’une bonne réponse ; un fichier qui pose une question est laissé et signalé',
    exported: '--exported DATE      jour ou instant de l’export des fichiers',
    zone: '--zone FUSEAU        fuseau des heures de publication quand un fichier contredit l’heure du Pacifique',
    out: '--out DOSSIER        où écrire le rapport (ici par défaut)',
    port: '--port N             port sur 127.0.0.1 ; un port libre par défaut',
  },
  commonOptions:
    '--json               la même chose en JSON\n  --lang fr|en         langue des mots et des nombres\n  --help               ce texte',
  examples: 'Exemples',
  exitCodes:
    'Code de sortie : 0 fait · 1 échec · 2 fait autant que possible, une réponse manque ou un fichier est refusé',
  unknownCommand: (text) => `Il n’y a pas de commande « ${text} ».`,
  missingWorkspace: 'Indiquez le réseau : --workspace FICHIER',
  missingFiles: 'Indiquez les fichiers à importer.',
  missingFile: (path) => `Il n’y a pas de fichier « ${path} ».`,
  oneAccount: 'Un seul --account à la fois ; importez les fichiers d’un autre compte séparément.',
  notAChoice: (option, text, choices) => `--${option} ne peut pas être « ${text} ». Au choix : ${choices.join(', ')}.`,
  unknownName: (option, text, known) =>
    `--${option} : rien ne s’appelle « ${text} ». Connus : ${known.join(', ') || 'aucun'}.`,
  notAPeriod: (text) => `« ${text} » n’est pas une période. Écrivez 2026-T2, term:3 ou 2026-04-01..2026-06-30.`,
  notADate: (text) => `« ${text} » n’est pas une date. Écrivez 2026-07-03 ou 2026-07-03T10:00:00Z.`,
  notAPort: (text) => `« ${text} » n’est pas un port.`,
  changedMeanwhile: 'Le réseau a changé entre-temps. Recommencez.',
  created: (name) => `Nouveau réseau : ${name}`,
  sampleMade: (made, file) =>
    `${made.name} : ${made.posts} publications de ${made.imports} exports, dernier trimestre ${made.period}\n${file}`,
  serving: (url) => `Portée est ouvert sur cette machine seulement. Adresse :\n${url}\nCtrl+C pour terminer.`,
  interrupted: 'Interrompu. Rien n’a été gardé à moitié.',
  failed: (code, data) => `Échec : ${code}${data === undefined ? '' : ` ${JSON.stringify(data)}`}`,
  progress: (stage, done, total, unit) => `${stage} : ${done}${total === null ? '' : ` sur ${total}`} ${unit}`,
  file: 'fichier',
  what: 'nature',
  state: 'état',
  account: 'compte',
  rows: 'lignes',
  rowsNew: 'nouvelles',
  rowsUpdated: 'mises à jour',
  rowsUnchanged: 'inchangées',
  rowsDuplicate: 'en double',
  rowsSetAside: 'écartées',
  rowsRejected: 'rejetées',
  nothingImported: 'Rien n’a été importé.',
  fileState: (state) =>
    ({
      ready: 'prêt',
      asks: 'attend une réponse',
      refused: 'refusé',
      known: 'déjà importé',
      skipped: 'ignoré',
    })[state],
  notice: noticeText,
  network: 'réseau',
  median: 'médiane',
  interval: 'intervalle à 95 %',
  ratioOfSums: 'rapport des sommes',
  immature: 'trop récentes',
  grouping: (by) => ({ branch: 'bibliothèque', account: 'compte', platform: 'plateforme', format: 'format' })[by],
  vocabulary: (word) => VOCABULARY[word] ?? word,
  comparisonTitle: (rate, unit, from, to) =>
    `Interactions ${RATE_NAMES[rate] ?? rate}${unit === 'index' ? ' (100 = médiane de la plateforme)' : ''}, ${from} – ${to}`,
  verdictTitle: 'verdict',
  grade: 'niveau',
  bounds: 'entre',
  noPairs: 'Aucun compte n’a de ligne éditoriale avec un persona sur cette période.',
  verdict: (verdict) =>
    ({ reaches: 'atteint', does_not_reach: 'n’atteint pas', cannot_tell: 'on ne peut pas savoir' })[verdict],
}
