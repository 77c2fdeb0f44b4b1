import type { SamplePersona } from '../types'
import { aroundValmont } from './places'

/**
 * Six personas, built from surveys and from what front-desk staff hear. Hélène and Marc are told by their age, by what a survey calls
 * them and by their functions on LinkedIn: each line asks what its platform can answer.
 */
export const personas: readonly SamplePersona[] = [
  {
    key: 'camille',
    name: 'Camille',
    who: { fr: '19 ans, licence', en: '19, undergraduate' },
    age: { from: 18, to: 24 },
    places: aroundValmont,
    needs: [
      { fr: 'Un endroit calme où travailler', en: 'A quiet place to work' },
      { fr: 'Des prises et un wifi qui tient', en: 'Sockets and wifi that holds' },
      { fr: 'Des informations qui la concernent directement', en: 'Information that concerns her directly' },
    ],
  },
  {
    key: 'idriss',
    name: 'Idriss',
    who: { fr: '21 ans, santé', en: '21, health studies' },
    age: { from: 18, to: 24 },
    places: aroundValmont,
    needs: [
      { fr: 'Un box avant le concours', en: 'A study room before the exam' },
      { fr: 'Des horaires sûrs', en: 'Opening hours he can trust' },
    ],
  },
  {
    key: 'helene',
    name: 'Hélène',
    who: { fr: '34 ans, chercheuse', en: '34, researcher' },
    age: { from: 28, to: 44 },
    places: null,
    statuses: ['Doctorant·e', 'Chercheur·euse'],
    functions: ['Research', 'Education'],
    needs: [
      { fr: 'Déposer ses articles sans y passer la journée', en: 'Depositing papers without losing a day' },
      { fr: 'Savoir ce que la bibliothèque fait pour la recherche', en: 'Knowing what the library does for research' },
    ],
  },
  {
    key: 'marc',
    name: 'Marc',
    who: { fr: '46 ans, enseignant', en: '46, lecturer' },
    age: { from: 35, to: 54 },
    places: null,
    functions: ['Education', 'Legal', 'Healthcare Services'],
    needs: [{ fr: 'Des formations à proposer à ses groupes', en: 'Workshops to offer to his groups' }],
  },
  {
    key: 'lina',
    name: 'Lina',
    who: { fr: '17 ans, lycéenne', en: '17, at secondary school' },
    age: { from: 13, to: 17 },
    places: null,
    needs: [{ fr: 'Oser entrer dans une bibliothèque universitaire', en: 'Daring to enter a university library' }],
  },
  {
    key: 'paule',
    name: 'Paule',
    who: { fr: '62 ans, habitante', en: '62, resident' },
    age: { from: 55, to: null },
    places: aroundValmont,
    needs: [{ fr: 'Ne plus manquer les expositions', en: 'Not missing exhibitions any more' }],
  },
]
