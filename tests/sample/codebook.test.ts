import { expect, test } from 'vitest'
import { generateSample } from '../../electron/engine/sample/generateSample'
import type { SampleTheme, ThemeKey } from '../../electron/engine/sample/types'

const sample = generateSample()

/** Lower case, no accents, one space between words, ends marked. */
function words(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase()
  return ` ${plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
}

/** Whole words in order, each with an optional plural in -s or -x. */
function holds(text: string, phrase: string): boolean {
  const pattern = words(phrase)
    .trim()
    .split(' ')
    .map((word) => `${word}[sx]?`)
    .join(' ')
  return new RegExp(` ${pattern} `).test(text)
}

function mainTheme(text: string, themes: readonly SampleTheme[]): ThemeKey | null {
  const plain = words(text)
  const found = themes.find(
    ({ anyOf, noneOf }) => anyOf.some((p) => holds(plain, p)) && !noneOf.some((p) => holds(plain, p)),
  )
  return found?.key ?? null
}

// Answers to somebody on X are about whatever was asked.
const judged = sample.posts
  .filter((post) => post.text !== '' && !post.reply)
  .map((post) => ({ post, found: mainTheme(post.text, sample.network.themes) }))

test('the codebook has the twelve starter themes, each in both languages, each used', () => {
  expect(sample.network.themes).toHaveLength(12)
  for (const { key, label, anyOf } of sample.network.themes) {
    expect(label.fr.length * label.en.length * anyOf.length).toBeGreaterThan(0)
    expect(sample.posts.some((post) => post.theme === key)).toBe(true)
  }
})

test('its rules find the theme of nearly every post by its words', () => {
  const wrong = judged.filter(({ post, found }) => found !== post.theme)
  const examples = new Map(
    wrong.map(({ post, found }) => [`${post.theme} → ${found ?? 'none'}: ${post.text.slice(0, 60)}`, 1]),
  )
  expect([...examples.keys()].slice(0, 60)).toEqual([])
  expect(wrong.length / judged.length).toBeLessThan(0.02)
})

test('they give Sciences 21 posts of practical information out of 29 in the third quarter of 2026', () => {
  const sciences = judged.filter(
    ({ post }) => post.accountKey === 'fb-sciences' && post.publishedAt >= '2026-07-01' && post.figures !== null,
  )
  expect(sciences).toHaveLength(29)
  expect(sciences.filter(({ found }) => found === 'hours')).toHaveLength(21)
})
