import { describe, expect, it } from 'vitest'
import { foldText, searchWords } from '../../shared/search'

describe('search', () => {
  it.each([
    ['Événement', 'evenement'],
    ['Cœur', 'coeur'],
    ['L’été', "l'ete"],
    ['ÅNGSTRÖM', 'angstrom'],
  ])('folds %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it.each([
    ['Livres', ['livre']],
    ['jeux vidéos', ['jeu', 'video']],
    ['accès', ['acce']],
    ['press', ['press']],
    ['bus', ['bus']],
    ['prix', ['prix']],
    ['  été   ÉTÉ ', ['ete']],
    ['', []],
  ])('splits %j into words without plural', (search, words) => {
    expect(searchWords(search)).toEqual(words)
  })
})
