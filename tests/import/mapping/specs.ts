import type { MappingSpec, Meaning } from '../../../shared/mapping'

/** Columns by name: `{ published: 'Date' }`. */
export function columns(names: Partial<Record<Meaning, string>>): MappingSpec['columns'] {
  return (Object.entries(names) as [Meaning, string][]).map(([meaning, name]) => ({ name, occurrence: 1, meaning }))
}

const BASE: Pick<MappingSpec, 'version' | 'headerRow' | 'numbers' | 'dates' | 'zone' | 'types' | 'audience'> = {
  version: 1,
  headerRow: 0,
  numbers: { decimal: ',', groups: '.', rounded: 'reject' },
  dates: { order: 'day_first', serial: null },
  zone: 'Europe/Paris',
  types: [],
  audience: null,
}

export const FRENCH_SPEC: MappingSpec = {
  ...BASE,
  level: 'post',
  columns: columns({
    published: 'Date de publication',
    platform: 'Réseau',
    account_name: 'Compte',
    text: 'Texte du post',
    permalink: 'Lien du post',
    post_type: 'Type',
    reach: 'Portée',
    reactions: 'J’aime',
    comments: 'Commentaires',
    shares: 'Partages',
  }),
  platform: { from: 'column', words: [{ word: 'Facebook', platform: 'facebook' }] },
  account: { from: 'column' },
  types: [
    { word: 'Photo', format: 'photo' },
    { word: 'Lien', format: 'link' },
  ],
}

export const TWO_NETWORKS_SPEC: MappingSpec = {
  ...BASE,
  level: 'post',
  headerRow: 2,
  numbers: { decimal: '.', groups: ',', rounded: 'reject' },
  columns: columns({
    published: 'Post date',
    platform: 'Network',
    text: 'Message',
    permalink: 'Post URL',
    impressions: 'Impressions',
    reactions: 'Likes',
    clicks: 'Clicks',
  }),
  platform: {
    from: 'column',
    words: [
      { word: 'Instagram', platform: 'instagram' },
      { word: 'Twitter', platform: 'x' },
      { word: 'Pinterest', platform: null },
    ],
  },
  account: { from: 'name', name: 'Valmont' },
}

export const DAYS_SPEC: MappingSpec = {
  ...BASE,
  level: 'account_day',
  columns: columns({
    day: 'Jour',
    account_name: 'Page',
    followers: 'Abonnés',
    reach: 'Couverture',
    impressions: 'Impressions',
  }),
  platform: { from: 'fixed', platform: 'facebook' },
  account: { from: 'column' },
}

export const AGES_SPEC: MappingSpec = {
  ...BASE,
  level: 'audience',
  columns: columns({ label: "Tranche d'âge", share: 'Pourcentage' }),
  platform: { from: 'fixed', platform: 'instagram' },
  account: { from: 'ask' },
  audience: { dimension: 'age', basis: 'followers' },
}
