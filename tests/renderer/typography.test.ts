import { describe, expect, it } from 'vitest'
import { typography } from '../../shared/typography'

describe('French typography', () => {
  it('narrows the space of a percentage, and leaves a % that is no unit alone', () => {
    expect(typography('95 % des vues', 'fr')).toBe('95\u202f% des vues')
    expect(typography('Colonnes inconnues : %PDF-1.4', 'fr')).toBe('Colonnes inconnues\u00a0: %PDF-1.4')
    expect(typography('part (en %)', 'fr')).toBe('part (en %)')
  })

  it('sets the spaces of ; ? ! : and guillemets, not those of times and addresses', () => {
    expect(typography('« Oui » ; non ? Si !', 'fr')).toBe('«\u202fOui\u202f»\u202f; non\u202f? Si\u202f!')
    expect(typography('à 10:30, http://127.0.0.1 : ici', 'fr')).toBe('à 10:30, http://127.0.0.1\u00a0: ici')
  })

  it('leaves English spaces as they are', () => {
    expect(typography("95 % of the lead's posts", 'en')).toBe('95 % of the lead’s posts')
  })
})
