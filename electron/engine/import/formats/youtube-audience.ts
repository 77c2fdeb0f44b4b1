import type { AudienceTable, AudienceTableFile, HeaderNames } from '../format'

const shares: HeaderNames = {
  en: ['Views (%)'],
  fr: ['Vues (%)'],
  de: ['Aufrufe (%)'],
  pt: ['Visualizações (%)'],
}
const counts: HeaderNames = { en: ['Views'], fr: ['Vues'], de: ['Aufrufe'], pt: ['Visualizações'] }

const table = (dimension: AudienceTable['dimension'], label: HeaderNames, words?: HeaderNames): AudienceTable => {
  const values: AudienceTable['values'] = [
    { unit: 'percent', names: shares },
    { unit: 'count', names: counts },
  ]
  return { dimension, label, values, ...(words === undefined ? {} : { words }) }
}

/**
 * Who watches: YouTube Studio › Analytics › Advanced mode › Viewer age (gender, Geography, Cities, Subscription status) › Export,
 * `Table data.csv` of the zip. UTF-8 without mark, LF. Seen in English (2024) and Portuguese (age, 2023); names in French and
 * German are invented, but for those of the content table. Ages and genders are shares of the **views** ("12.3" under `Views (%)`),
 * places and subscription are numbers of views: what people do, not people. So the basis is `engaged`, never followers.
 * A table under a name as common as "Pays" is left to the person who drops it. A total row may come first; at 500 rows a last line says that the list was cut. Cities have an id and a name.
 */
export default {
  id: 'youtube-audience',
  platform: 'youtube',
  level: 'audience',
  shape: 'table',
  basis: 'engaged',
  tables: [
    table('age', {
      en: ['Viewer age'],
      fr: ['Âge du spectateur', 'Âge des spectateurs'],
      de: ['Alter des Zuschauers', 'Alter der Zuschauer', 'Zuschaueralter'],
      pt: ['Idade do espectador'],
    }),
    table('gender', {
      en: ['Viewer gender'],
      fr: ['Sexe du spectateur', 'Genre du spectateur', 'Sexe des spectateurs'],
      de: ['Geschlecht des Zuschauers', 'Geschlecht der Zuschauer'],
      pt: ['Gênero do espectador', 'Sexo do espectador'],
    }),
    table(
      'city',
      { en: ['Cities'], fr: ['Villes'], de: ['Städte'], pt: ['Cidades'] },
      {
        en: ['City name'],
        fr: ['Nom de la ville'],
        de: ['Name der Stadt', 'Stadtname'],
        pt: ['Nome da cidade'],
      },
    ),
    table('country', {
      en: ['Geography'],
      fr: ['Zone géographique'],
      de: ['Geografie'],
      pt: ['Região geográfica'],
    }),
    table('subscription', {
      en: ['Subscription status'],
      fr: ["État de l'abonnement", "Statut d'abonnement"],
      de: ['Abostatus', 'Abonnementstatus'],
      pt: ['Status da inscrição', 'Status de inscrição'],
    }),
  ],
} satisfies AudienceTableFile
