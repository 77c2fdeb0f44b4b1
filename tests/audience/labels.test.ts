import { describe, expect, it } from 'vitest'
import { readAgeBand, readGender, readLabel, readShare, roundingOf } from '../../electron/engine/audience/labels'

describe('age bands as platforms print them', () => {
  it.each([
    ['18-24', 18, 24],
    ['13–17 years', 13, 17],
    ['65+', 65, null],
    ['65+ years', 65, null],
    ['18 a 24 anos', 18, 24],
    ['25 à 34 ans', 25, 34],
    ['55 - 64 ans', 55, 64],
    ['18 to 24', 18, 24],
    ['65 ans et plus', 65, null],
    ['65 years and over', 65, null],
    ['65 anos ou mais', 65, null],
    ['moins de 18 ans', 0, 17],
    ['Under 18', 0, 17],
    ['plus de 64 ans', 65, null],
    ['M, 25-34', 25, 34],
    ['F.35-44', 35, 44],
  ])('%s', (text, from, to) => {
    expect(readAgeBand(text)).toEqual({ from, to })
  })
  it.each(['', 'Unknown', 'Women', '34-25', '2026', '18-999'])('%j is not one', (text) => {
    expect(readAgeBand(text)).toBeNull()
  })
})

describe('genders', () => {
  it.each([
    ['Women', 'women'],
    ['Men', 'men'],
    ['Femmes', 'women'],
    ['Hommes', 'men'],
    ['F', 'women'],
    ['H', 'men'],
    ['male', 'men'],
    ['Féminin', 'women'],
    ['Männer', 'men'],
    ['Män', 'men'],
    ['User-specified', 'other'],
    ['Personnalisé', 'other'],
    ['U', 'unknown'],
    ['Inconnu', 'unknown'],
  ])('%s is %s', (text, gender) => {
    expect(readGender(text)).toBe(gender)
  })
  it('anything else is not one', () => {
    expect(readGender('Seoul')).toBeNull()
  })
})

describe('labels that hold both', () => {
  it.each([
    ['M, 25-34', { ageFrom: 25, ageTo: 34, gender: 'men' }],
    ['Women 18-24', { ageFrom: 18, ageTo: 24, gender: 'women' }],
    ['F.35-44', { ageFrom: 35, ageTo: 44, gender: 'women' }],
    ['U.65+', { ageFrom: 65, ageTo: null, gender: 'unknown' }],
    ['Hommes, 25 à 34 ans', { ageFrom: 25, ageTo: 34, gender: 'men' }],
    ['Femmes', { gender: 'women' }],
    ['18-24', { ageFrom: 18, ageTo: 24 }],
    ['Lille', {}],
  ])('%s', (text, parts) => {
    expect(readLabel(text)).toEqual(parts)
  })
})

describe('printed shares', () => {
  it.each([
    ['4.2%', 0.042, 1],
    ['3%', 0.03, 0],
    ['4,2 %', 0.042, 1],
    ['12,75\u202f%', 0.1275, 2],
  ])('%s', (text, share, decimals) => {
    const read = readShare(text)
    expect(read?.share).toBeCloseTo(share, 12)
    expect(read?.decimals).toBe(decimals)
  })
  it.each(['4.2', '', '%', '1.234,5%', 'abc%'])('%j is not one', (text) => {
    expect(readShare(text)).toBeNull()
  })
  it('the step is the finest of the table', () => {
    expect(roundingOf([0, 1, 1])).toBeCloseTo(0.001, 12)
    expect(roundingOf([0, 0])).toBeCloseTo(0.01, 12)
    expect(roundingOf([])).toBeCloseTo(0.01, 12)
  })
})
