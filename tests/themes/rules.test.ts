import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { sql } from '../../electron/engine/db/sql'
import { patternErrors, ruleSql } from '../../electron/engine/themes/rules'
import type { RuleSpec } from '../../shared/contract/themes'
import { addAccount, addBranch, branches, emptyDatabase } from '../queries/build'
import { addTexts, rule } from './support'

/** Numbers of the texts that a rule matches, from 1. */
async function matches(
  texts: Parameters<typeof addTexts>[1],
  spec: RuleSpec,
  prepare?: (database: Database) => Promise<void>,
) {
  const database = await emptyDatabase()
  await (prepare ?? ((each) => branches(each, 3)))(database)
  await addTexts(database, texts)
  const rows = await database.all(
    z.object({ id: z.int() }),
    sql`SELECT p.id FROM post AS p WHERE ${ruleSql(spec)} ORDER BY p.id`,
  )
  return rows.map(({ id }) => id)
}

describe('words of a rule', () => {
  it.each([
    ['whole words only', 'place', ['une place', 'placement', 'déplace', 'Place!', '(place)', '«place»'], [1, 4, 5, 6]],
    ['accents and case aside', 'ÉVÉNEMENT', ['evenement', 'Événement', 'évènement', 'événementiel'], [1, 2, 3]],
    ['plurals in -s and -x', 'jeu', ['des jeux', 'un jeu', 'jeus', 'jeudi', 'enjeux'], [1, 2, 3]],
    ['a plural finds itself only', 'mois', ['ce mois', 'dis-moi', 'moiss'], [1]],
    ['both apostrophes', "l'université", ['à l’université', "à l'universite", 'université'], [1, 2]],
    ['ligatures opened', 'œuvre', ['une oeuvre', 'ŒUVRES', 'chœur'], [1, 2]],
    ['a ligature in the text', 'coeur', ['coup de cœur', 'COEUR'], [1, 2]],
    ['letters in mathematical dress', 'horaire', ['𝗛𝗼𝗿𝗮𝗶𝗿𝗲𝘀 d’été', '𝘏𝘰𝘳𝘢𝘪𝘳𝘦'], [1, 2]],
    ['beside an emoji', 'quiz', ['🎉quiz🎉', '📚 quiz', 'quizz'], [1, 2]],
    ['an emoji, with or without its selector', '❤️', ['❤ lire', 'on ❤️ lire', 'coeur'], [1, 2]],
    [
      'over lines, tabs and narrow spaces',
      'expo',
      ['voir\nexpo\nlà', 'a\texpo', 'expo\u202f!', 'expos.'],
      [1, 2, 3, 4],
    ],
    ['an underscore divides', 'livre', ['#livre_du_mois', 'livret'], [1]],
    ['other scripts', 'книга', ['Книга!', 'книгами'], [1]],
    ['a + or # at the end', 'c++', ['cours de C++', 'la vitamine c', 'C+ +'], [1]],
    ['digits', 'bac+3', ['niveau bac+3', 'bac +3', 'bac+30'], [1, 2]],
    ['signs of patterns are plain text', 'a.c', ['abc', 'a.c', 'a c'], [2, 3]],
  ])('%s', async (_, word, texts, found) => {
    expect(await matches(texts, rule({ words: [word] }))).toEqual(found)
  })

  it('of a phrase come in order, with anything but words between, each in the plural or not', async () => {
    const texts = [
      'prises électriques',
      'prise — électrique',
      'électrique, prise',
      'prise très électrique',
      'Prise\nélectrique',
    ]
    expect(await matches(texts, rule({ phrases: ['prise électrique'] }))).toEqual([1, 2, 5])
  })

  it('find nothing where there is no text, and a rule without words matches nothing', async () => {
    expect(await matches([null, '', 'place'], rule({ words: ['place'] }))).toEqual([3])
    expect(await matches(['place'], rule({}))).toEqual([])
    expect(await matches(['place'], rule({ except: ['rien'] }))).toEqual([])
    expect(await matches(['place'], rule({ words: ['\u{fe0f}'] }))).toEqual([])
  })

  it('of more entries than one pattern holds are all found', async () => {
    const words = Array.from({ length: 200 }, (_, i) => `mot${String.fromCharCode(97 + (i % 26))}${i}`)
    expect(await matches(['rien', words[0]!, words[99]!, words[100]!, words[199]!], rule({ words }))).toEqual([
      2, 3, 4, 5,
    ])
  })
})

describe('hashtags of a rule', () => {
  it('are whole, with or without their sign, accents and case aside', async () => {
    const texts = ['#BULille', 'la BULille', '#bulille2', '(#bulille)', '#BULille_Sciences', 'x #Bulillé!', '##bulille']
    expect(await matches(texts, rule({ hashtags: ['#BuLille'] }))).toEqual([1, 4, 6, 7])
    expect(await matches(texts, rule({ hashtags: ['bulille'] }))).toEqual([1, 4, 6, 7])
    expect(await matches(texts, rule({ words: ['#bulille'] }))).toEqual([1, 4, 6, 7])
    expect(await matches(texts, rule({ hashtags: ['BULille_Sciences'] }))).toEqual([5])
    expect(await matches(texts, rule({ hashtags: ['#', '_'] }))).toEqual([])
  })
})

describe('exceptions of a rule', () => {
  it('cancel it whole, wherever they stand', async () => {
    const texts = ['une place', 'place de concert', 'places de concert et une place', 'Mise en place']
    expect(await matches(texts, rule({ words: ['place'], except: ['place de concert', 'mise en place'] }))).toEqual([1])
  })
  it('may be hashtags and emoji', async () => {
    const texts = ['place', 'place #pub', 'place 🎭', 'place pub']
    expect(await matches(texts, rule({ words: ['place'], except: ['#pub', '🎭'] }))).toEqual([1, 4])
  })
})

describe('patterns of a rule', () => {
  it('run in RE2 on the folded text, case aside', async () => {
    const texts = ['Niveau 3', 'NIVEAU 12', 'niveau', 'Étage 4']
    expect(await matches(texts, rule({ patterns: ['niveau \\d+'] }))).toEqual([1, 2])
    expect(await matches(texts, rule({ patterns: ['^ÉTAGE [[:digit:]]$'] }))).toEqual([4])
    expect(await matches(texts, rule({ patterns: ['étage', 'niveau$'] }))).toEqual([3, 4])
  })

  it('are bound, never part of the statement', async () => {
    expect(await matches(["o'brien", 'x'], rule({ patterns: ["'; DROP TABLE post; --"] }))).toEqual([])
    expect(await matches(["it's", 'x'], rule({ patterns: ["t's"] }))).toEqual([1])
  })

  it.each([
    ['empty', '', 'empty'],
    ['blank', '   ', 'empty'],
    ['of more than 500 characters', 'a'.repeat(501), 'too_long'],
    ['that look ahead', 'a(?=b)', 'lookaround'],
    ['that look behind', '(?<=a)b', 'lookaround'],
    ['that look away', 'a(?!b)', 'lookaround'],
    ['with an atomic group', '(?>a)b', 'lookaround'],
    ['that refer back', '(a)\\1', 'backreference'],
    ['with an open bracket', '(a', 'unbalanced'],
    ['with a bracket too many', 'a)', 'unbalanced'],
    ['with an open class', '[a', 'unbalanced'],
    ['that repeat nothing', '*a', 'repetition'],
    ['that repeat too often', 'a{1001}', 'repetition'],
    ['with a range backwards', '[z-a]', 'class'],
    ['with a class that is none', '[[:lettre:]]', 'class'],
    ['that grow beyond measure', '((((a{30}){30}){30}){30}){30}', 'repetition'],
    ['with NUL', 'a\0b', 'other'],
    ['with an escape that is none', '\\y', 'other'],
  ])('%s are refused with the reason', async (_, pattern, reason) => {
    const database = await emptyDatabase()
    const errors = await database.read((session) =>
      patternErrors(session, [rule({}), rule({ patterns: ['ok', pattern] })]),
    )
    expect(errors).toMatchObject([{ rule: 1, pattern: 1, reason }])
  })

  it('of 500 characters are taken', async () => {
    const database = await emptyDatabase()
    expect(await database.read((session) => patternErrors(session, [rule({ patterns: ['é'.repeat(500)] })]))).toEqual(
      [],
    )
  })

  // In JavaScript's own machine each of these would take longer than the sun will last.
  it.each(['(a+)+$', '(a|a)*b', '(a|aa)+$', '(.*a){20}', '([a-z]+)*\\d'])(
    '%s is answered in time linear in the text',
    async (pattern) => {
      const text = 'a'.repeat(50_000)
      expect(await matches([`${text}!`, 'b'], rule({ patterns: [`^${pattern}z`] }))).toEqual([])
    },
  )
})

describe('limits of a rule', () => {
  const setting = async (database: Database) => {
    await addBranch(database, 1, 'Campus')
    await addBranch(database, 2, 'Sciences', 1)
    await addBranch(database, 3, 'Droit')
    await addAccount(database, 1, { branch: 1 })
    await addAccount(database, 2, { branch: 2, platform: 'instagram' })
    await addAccount(database, 3, { branch: 3 })
    await addAccount(database, 4, { branch: 0 })
  }
  const posts = [1, 2, 3, 4].map((account) => ({
    text: 'place',
    account,
    platform: account === 2 ? ('instagram' as const) : ('facebook' as const),
  }))
  it.each([
    ['a branch with its sub-branches', { branches: [1] }, [1, 2]],
    ['a sub-branch alone', { branches: [2] }, [2]],
    ['accounts', { accounts: [3, 4] }, [3, 4]],
    ['a platform', { platforms: ['instagram' as const] }, [2]],
    ['all of them together', { branches: [1], platforms: ['facebook' as const] }, [1]],
    ['a branch that is gone', { branches: [9] }, []],
  ])('to %s', async (_, scope, found) => {
    expect(await matches(posts, rule({ words: ['place'], scope }), setting)).toEqual(found)
  })
})
