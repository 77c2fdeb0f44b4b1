import { z } from 'zod'
import { AIMS, LANGUAGES, TAG_ORIGINS } from '../vocabulary'
import { day, file, filter, id, instant, method, name, platform, postId } from './common'

/** Longest pattern a rule may hold, in characters. */
export const LONGEST_PATTERN = 500
/** Largest codebook file that is read, in characters. */
export const LARGEST_CODEBOOK = 1_000_000

/** Colours a theme's chip may bear; themes have no colour in charts, where they are rows. */
export const THEME_COLOURS = ['b-1', 'b-2', 'b-3', 'b-4', 'b-5', 'b-6', 'b-7', 'b-8', 'b-9'] as const

const entry = z.string().trim().min(1).max(100)
const entries = z.array(entry).max(200)

/** What a rule looks for in a post's text. A rule without words, phrases, hashtags or patterns matches nothing. */
export const ruleSpec = z.object({
  /** Any of these, as whole words, accents, case and plural aside. */
  words: entries.default([]),
  /** Any of these, words in order. */
  phrases: entries.default([]),
  /** Any of these, whole, with or without their sign. */
  hashtags: entries.default([]),
  /** Any of these, in the syntax of RE2, on the text without accents, case aside. */
  patterns: z.array(z.string().max(5000)).max(20).default([]),
  /** The presence of any of these cancels the rule. */
  except: entries.default([]),
  /** Empty lists mean everywhere. A branch stands for its sub-branches too. */
  scope: z
    .object({
      branches: z.array(id).max(500).default([]),
      accounts: z.array(id).max(500).default([]),
      platforms: z.array(platform).default([]),
    })
    .prefault({}),
})
export type RuleSpec = z.infer<typeof ruleSpec>

export const themeRule = ruleSpec.extend({ id })
export type ThemeRule = z.infer<typeof themeRule>

const draftRule = ruleSpec.extend({ id: id.optional() })
const draftRules = z.array(draftRule).max(20)

/** The codebook's own words about a theme. */
export const themeLabels = z.object({
  labelFr: name,
  labelEn: name,
  aim: z.enum(AIMS),
  colour: z.enum(THEME_COLOURS).nullable().default(null),
})

export const codebookTheme = themeLabels.extend({
  id,
  position: z.int(),
  archivedOn: day.nullable(),
  rules: z.array(themeRule),
})
export type CodebookTheme = z.infer<typeof codebookTheme>
const codebook = z.object({ themes: z.array(codebookTheme) })

/**
 * A pattern that is not taken: empty | too_long | lookaround | backreference | unbalanced | repetition | class | too_large | other.
 * detail: what DuckDB says, in its words.
 */
export const patternError = z.object({
  rule: z.int().nonnegative(),
  pattern: z.int().nonnegative(),
  reason: z.string(),
  detail: z.string().nullable(),
})
export type PatternError = z.infer<typeof patternError>

/** A piece of the text as it was published; places in UTF-16 units, `to` excluded. */
export const span = z.object({ from: z.int(), to: z.int(), kind: z.enum(['match', 'except']) })
export type Span = z.infer<typeof span>

export const previewExample = z.object({
  postId,
  change: z.enum(['added', 'removed']),
  /** Whether the post is among those the filter shows. */
  isInFilter: z.boolean(),
  text: z.string(),
  spans: z.array(span),
  accountId: id,
  day: day.nullable(),
})
export type PreviewExample = z.infer<typeof previewExample>

/** One row of table `tag`, as undo needs it. */
const tagRow = z.object({
  key: z.string().max(2000),
  themeId: id,
  origin: z.enum(TAG_ORIGINS),
  holds: z.boolean(),
  isMain: z.boolean(),
  coder: z.string().max(200).nullable(),
  score: z.number().nullable(),
  taggedAt: instant,
})
/** Everything people had decided about some posts, by their keys. */
export const tagsBefore = z.object({ keys: z.array(z.string().max(2000)).max(50_000), tags: z.array(tagRow) })
export type TagsBefore = z.infer<typeof tagsBefore>

/**
 * The codebook and what follows from it: which post has which theme. Every write derives the themes of the posts anew. INVALID:
 * `labelFr`, `labelEn`: taken; `rules.<i>.patterns.<j>`: a reason of patternError; `rules.<i>.scope`: unknown; `ids`: incomplete.
 */
export const themesContract = {
  /**
   * Every theme in the order of the codebook, archived ones last. isStarter: it is the one a new network starts with, word for
   * word, so that nobody has read it over yet.
   */
  codebook: method.output(codebook.extend({ isStarter: z.boolean() })),
  /**
   * Posts of the filter (its themes aside) by theme. A post with two themes counts in both; `several` = posts with more than
   * one, `none` = posts without theme, `total` = posts. byRule + byHand + bySuggestion = n. main: posts whose main theme it is.
   */
  counts: method.input(z.object({ filter })).output(
    z.object({
      themes: z.array(
        z.object({
          themeId: id,
          n: z.int(),
          byRule: z.int(),
          byHand: z.int(),
          bySuggestion: z.int(),
          main: z.int(),
        }),
      ),
      total: z.int(),
      several: z.int(),
      none: z.int(),
    }),
  ),
  /**
   * What saving these rules would change: posts that gain or lose the theme within the filter (its themes aside), and ever.
   * First 50 examples of each, those of the filter first, newest first. With `errors` nothing is counted.
   */
  preview: method.input(z.object({ themeId: id.nullable(), rules: draftRules, filter })).output(
    z.object({
      added: z.int(),
      removed: z.int(),
      addedEver: z.int(),
      removedEver: z.int(),
      examples: z.array(previewExample),
      errors: z.array(patternError),
    }),
  ),
  /** Without id: a new theme, last in order. Its rules are saved apart. */
  saveTheme: method.input(themeLabels.extend({ id: id.optional() })).output(z.object({ id })),
  /** Replaces the rules of a theme; `before` undoes it. */
  saveRules: method
    .input(z.object({ themeId: id, rules: draftRules }))
    .output(z.object({ rules: z.array(themeRule), before: z.array(themeRule) })),
  /** All themes that are not archived, in their new order. */
  reorder: method.input(z.object({ ids: z.array(id).max(1000) })).output(z.object({ before: z.array(id) })),
  /** Its rules rest and its tags lie dormant until it is restored. */
  archive: method.input(z.object({ id })).output(z.object({})),
  restore: method.input(z.object({ id })).output(z.object({})),
  /** Only a theme nothing hangs on: no tag, no editorial line (INVALID, `id`, in_use). */
  remove: method.input(z.object({ id })).output(z.object({})),
  /** The codebook as CSV, one line per rule: read again by `importCodebook`. */
  csv: method.input(z.object({ language: z.enum(LANGUAGES).optional() })).output(file),
  /**
   * Reads a codebook: a theme with a label that is known is replaced with its rules, another is added, and the order of the file
   * comes first. Themes the file does not name stay, after it. INVALID: `columns`: missing; `lines`: none;
   * `lines.<n>.<column>`: empty | unknown | too_long | too_many | taken, or a reason of patternError.
   */
  importCodebook: method
    .input(z.object({ text: z.string().max(LARGEST_CODEBOOK) }))
    .output(z.object({ added: z.int(), replaced: z.int(), before: codebook })),
  /** Adds the themes of the starter codebook whose labels are free. `before` undoes it through `restoreCodebook`. */
  addStarter: method.output(z.object({ before: codebook })),
  /** Takes an import back: the codebook as it was. Themes the import added go, or are archived where something hangs on them. */
  restoreCodebook: method.input(codebook).output(z.object({})),
  /**
   * Decisions of people about posts: holds true = has the theme, false = has it not although a rule says so, null = forgotten.
   * main: it is the post's main theme. `before` undoes it.
   */
  tag: method
    .input(
      z.object({
        ids: z.array(postId).min(1).max(5000),
        changes: z
          .array(z.object({ themeId: id, holds: z.boolean().nullable(), main: z.boolean().optional() }))
          .min(1)
          .max(50),
      }),
    )
    .output(z.object({ before: tagsBefore })),
  restoreTags: method.input(z.object({ before: tagsBefore })).output(z.object({})),
}
