import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../electron/engine/import/match'
import { BREAK_CODES } from '../../electron/engine/metrics/definitions'
import { MESSAGES } from '../../renderer/i18n/catalogue'
import { FINDINGS } from '../../shared/findings'
import { LANGUAGES } from '../../shared/vocabulary'

/** Codes the importer answers with, by the area of their words. One that gets a new code gets its line here. */
const CODES = {
  refusal: [
    'empty',
    'unreadable_file',
    'no_rows',
    'unknown_format',
    'ambiguous_format',
    'video_export',
    'personal_profile',
    'competitors',
    'not_kept',
    'only_series',
    'days_undecided',
    'days_contradictory',
    'days_unordered',
    'daily_breakdown',
    'unknown_title',
    'zip_damaged',
    'zip_encrypted',
    'zip_unsafe',
    'zip_bomb',
    'zip_nested',
    'gzip_damaged',
    'workbook_damaged',
    'workbook_encrypted',
    'workbook_too_large',
    'workbook_unsafe',
    'workbook_old',
    'workbook_stopped',
    'no_table_inside',
    'nothing_known_inside',
    'account_archive',
    'not_csv',
    'not_a_survey',
    'not_notes',
    'binary',
    'too_large',
    'too_many_columns',
  ],
  need_problem: ['no_day_column', 'nothing_said', 'no_topic_column', 'role_twice', 'day_order', 'too_many', 'no_notes'],
  need_reject: ['no_day', 'not_a_day', 'future', 'no_topic', 'too_long', 'branch_unknown', 'quote_broken', 'ragged'],
  warning: [
    'bytes_replaced',
    'accents_repaired',
    'resaved',
    'hidden_sheet',
    'set_aside_inside',
    'account_filled',
    'other_accounts',
    'ids_mangled',
    'incomplete_export',
    'years_worked_out',
    'profile',
    'other_networks',
    'rounded_counts',
    'no_ids',
    'keys_conflict',
    'parts_do_not_add_up',
    'reach_parts_do_not_add_up',
    'reach_below_interactions',
    'time_ambiguous',
    'time_in_gap',
  ],
  reject: ['unreadable', 'no_time', 'no_key', 'no_account', 'ragged', 'quote_broken', 'quote_unterminated'],
  evidence: ['same_handle', 'same_name', 'same_drop_period', 'same_drop', 'answered_before', 'only_account'],
  break: BREAK_CODES,
} as const

/** Words for a code that is not known, and the second line of a refusal. */
const BESIDE = /^(reject|break)\.other$|^refusal\.[a-z_]+\.instead$/

const areas = Object.entries(CODES)

describe('codes of the engine', () => {
  it.each(LANGUAGES)('each have words in %s', (language) => {
    const needed = areas.flatMap(([area, codes]) => codes.map((code) => `${area}.${code}`))
    const findings = Object.keys(FINDINGS).map((code) => `finding.${code}`)
    expect([...needed, ...findings].filter((id) => !MESSAGES[language][id])).toEqual([])
  })

  it.each(LANGUAGES)('leave no words without a code in %s', (language) => {
    const known = new Set(areas.flatMap(([area, codes]) => codes.map((code) => `${area}.${code}`)))
    const ours = Object.keys(MESSAGES[language]).filter((id) => areas.some(([area]) => id.startsWith(`${area}.`)))
    expect(ours.filter((id) => !known.has(id) && !BESIDE.test(id))).toEqual([])
  })

  it('name an action for each thing to do', () => {
    const todo = Object.keys(FINDINGS).filter((code) => code.startsWith('todo_'))
    const needed = todo.flatMap((code) => [`home.do.${code}`, `home.why.${code}`])
    for (const language of LANGUAGES) expect(needed.filter((id) => !MESSAGES[language][id])).toEqual([])
  })
})

it.each(LANGUAGES)('every format of a file has a name in %s', (language) => {
  const nameless = FORMATS.filter(({ id }) => !MESSAGES[language][`fileformat.${id}`])
  expect(nameless.map(({ id }) => id)).toEqual([])
})
