import type { NeedRole } from '../../../shared/contract/needs'
import { topicKey } from './topicNames'

/** Names of columns in notes and logs of front desks, French and English, folded; invented from the words such sheets use. */
const NAMES: Readonly<Record<Exclude<NeedRole, 'ignored'>, string>> = {
  day: 'date|jour|le|date de la note|date du retour|date de saisie|date de remontee|horodateur|horodatage|timestamp|day|date heard|heard on|logged on|date logged|quand|when',
  branch:
    'bibliotheque|bib|bu|site|lieu|campus|etablissement|antenne|point d accueil|accueil|service|structure|library|branch|location|building|ou|where',
  topic:
    'sujet|theme|thematique|categorie|rubrique|type|type de demande|type de retour|motif|objet|mot cle|mots cles|besoin|topic|subject|category|issue|issue type|need|tag|about',
  text: 'note|notes|texte|remarque|remarques|commentaire|commentaires|demande|question|retour|retours|verbatim|observation|observations|description|detail|details|message|contenu|reclamation|suggestion|propos|text|comment|comments|remark|feedback|request|what was said|quote',
  source:
    'source|origine|canal|provenance|moyen|poste|support|recueilli par|mode de recueil|origin|channel|heard at|medium',
}

const ROLES = ['day', 'branch', 'topic', 'text', 'source'] as const

/** A name of a column as names are compared. "Bibliothèque (site)" → "bibliotheque site". */
function nameKey(name: string): string {
  return topicKey(name.replaceAll(/[^\p{L}\p{N}]+/gu, ' '))
}

/** The role a column's name says, and whether the whole name says it or one of its words. */
export function roleOfName(name: string): { readonly role: NeedRole; readonly isWhole: boolean } | null {
  const key = nameKey(name)
  if (key === '') return null
  for (const role of ROLES) if (NAMES[role].split('|').includes(key)) return { role, isWhole: true }
  const words = ` ${key} `
  for (const role of ROLES) {
    // One letter more or less of a short word ("le", "bu", "ou") says nothing inside a longer name.
    if (NAMES[role].split('|').some((word) => word.length > 3 && words.includes(` ${word} `)))
      return { role, isWhole: false }
  }
  return null
}

/** Columns that name people: never read. */
export function namesPeople(name: string): boolean {
  return /\b(nom|prenom|name|e ?mail|mail|courriel|telephone|phone|usager|lecteur|agent|redacteur|auteur|author|staff|user|reader|patron|contact|carte|login)\b/.test(
    nameKey(name),
  )
}
