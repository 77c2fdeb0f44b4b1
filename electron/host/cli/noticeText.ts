import type { Notice } from '../../../shared/contract/imports'
import type { Words } from '../../engine/reports/words'

/** A notice in words: `notice.<code>` of the shared messages; without one, the code with its data, which hides nothing. */
export function noticeText(say: Words, notice: Notice): string {
  const id = `notice.${notice.code}`
  if (say.has(id)) return say.say(id, notice.data)
  const data = Object.entries(notice.data).map(([key, value]) => `${key}=${String(value)}`)
  return [notice.code, ...data].join(' ')
}
