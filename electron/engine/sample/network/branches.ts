import type { SampleBranch } from '../types'

/** The nine libraries of the Université de Valmont, in two groups. */
export const branches = [
  { key: 'campus-centre', name: 'Campus Centre', kind: 'group', parent: null },
  { key: 'campus-sciences', name: 'Campus Sciences', kind: 'group', parent: null },
  { key: 'centrale', name: 'Centrale', kind: 'library', parent: 'campus-centre' },
  { key: 'sciences', name: 'Sciences', kind: 'library', parent: 'campus-sciences' },
  { key: 'sante', name: 'Santé', kind: 'library', parent: 'campus-sciences' },
  { key: 'droit-gestion', name: 'Droit-Gestion', kind: 'library', parent: 'campus-centre' },
  { key: 'lettres-arts', name: 'Lettres et Arts', kind: 'library', parent: 'campus-centre' },
  { key: 'tanneurs', name: 'Les Tanneurs', kind: 'library', parent: 'campus-centre' },
  { key: 'iut', name: 'IUT', kind: 'library', parent: 'campus-sciences' },
  { key: 'halle', name: 'La Halle', kind: 'library', parent: 'campus-sciences' },
  { key: 'citadelle', name: 'La Citadelle', kind: 'library', parent: 'campus-centre' },
] as const satisfies readonly SampleBranch[]

/** Key of a library or of a group of them. */
export type BranchKey = (typeof branches)[number]['key']
