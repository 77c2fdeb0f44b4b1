import type { Metric, Platform } from './vocabulary'

/**
 * Id of the sentence that says what a metric counts on a platform (shared/messages/…/definitions.json): the platform's own,
 * else the one its platforms share; null when none is known. `interactions` is the sum Portée makes, not a platform's own.
 *
 * @param has whether the catalogue of the language holds an id
 */
export function definitionId(
  metric: Metric | 'interactions',
  platform: Platform,
  has: (id: string) => boolean,
): string | null {
  return [`metric.${metric}.${platform}`, `metric.${metric}`].find(has) ?? null
}
