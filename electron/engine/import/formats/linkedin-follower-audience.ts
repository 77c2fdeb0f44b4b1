import type { AudienceTable, AudienceTableFile, HeaderNames } from '../format'
import { linkedinSlug } from '../slug'

const followers: HeaderNames = {
  en: ['Total followers'],
  fr: ['Total des abonnés', "Nombre total d'abonnés"],
  es: ['Total de seguidores', 'Seguidores totales'],
  pt: ['Total de seguidores'],
  de: ['Follower insgesamt', 'Follower gesamt'],
}

const table = (dimension: AudienceTable['dimension'], label: HeaderNames): AudienceTable => {
  return { dimension, label, values: [{ unit: 'count', names: followers }] }
}

/**
 * LinkedIn Page: Analytics › Followers › Export, the sheets `Location`, `Job function`, `Seniority`, `Industry`, `Company size` of
 * `<slug>_followers_<13 digits>.xls`: a label and the number of followers. English names from code; the others are invented.
 * Locations are metropolitan areas ("Greater Paris Metropolitan Region") and stand as cities. A follower may be in no
 * row, and the lists may be cut: their sum is not the number of followers, which the file does not say.
 */
export default {
  id: 'linkedin-follower-audience',
  platform: 'linkedin',
  level: 'audience',
  shape: 'table',
  basis: 'followers',
  tables: [
    table('city', {
      en: ['Location'],
      fr: ['Lieu', 'Localisation'],
      es: ['Ubicación'],
      pt: ['Localidade', 'Localização'],
      de: ['Standort', 'Ort'],
    }),
    table('job_function', {
      en: ['Job function'],
      fr: ['Fonction', 'Fonctions'],
      es: ['Función', 'Función laboral'],
      pt: ['Função', 'Cargo'],
      de: ['Tätigkeitsbereich'],
    }),
    table('seniority', {
      en: ['Seniority'],
      fr: ['Niveau hiérarchique', 'Ancienneté'],
      es: ['Nivel de responsabilidad', 'Antigüedad'],
      pt: ['Nível de experiência', 'Senioridade'],
      de: ['Karrierestufe'],
    }),
    table('industry', {
      en: ['Industry'],
      fr: ["Secteur d'activité", 'Secteur'],
      es: ['Sector'],
      pt: ['Setor'],
      de: ['Branche'],
    }),
    table('company_size', {
      en: ['Company size'],
      fr: ["Taille de l'entreprise"],
      es: ['Tamaño de la empresa'],
      pt: ['Tamanho da empresa'],
      de: ['Unternehmensgröße'],
    }),
  ],
  handleInName: linkedinSlug,
} satisfies AudienceTableFile
