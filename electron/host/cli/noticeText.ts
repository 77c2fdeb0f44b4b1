import type { Notice } from '../../../shared/contract/imports'
import { findingValues } from '../../engine/reports/findingValues'
import type { Words } from '../../engine/reports/words'

/** What a notice speaks of: the first part of the id of its sentence, as on screen. */
export type NoticeArea = 'refusal' | 'question' | 'warning' | 'survey_problem'

/**
 * A notice in words, `<area>.<code>` of the shared messages, and what to do instead where that is known; without a sentence the
 * code with its data, which hides nothing.
 */
export function noticeText(say: Words, area: NoticeArea, { code, data }: Notice): string {
  const id = `${area}.${code}`
  if (!say.has(id)) return [code, ...Object.entries(data).map(([key, value]) => `${key}=${String(value)}`)].join(' ')
  const said = say.say(id, findingValues(data, say)).trim()
  const instead = `${id}.instead`
  return say.has(instead) ? `${said} ${say.say(instead, data)}` : said
}
