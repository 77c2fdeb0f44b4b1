import type { Notice } from '../../../shared/contract/imports'
import type { Platform } from '../../../shared/vocabulary'
import type { Prepared } from './read/prepare'

export interface Refusal {
  readonly format: string | null
  readonly platform: Platform | null
  readonly refusal: Notice
}

/** Files that are no text: which platform hands out such a container, told by its name and the names inside. */
const CONTAINERS: readonly { readonly platform: Platform; readonly export: string; readonly sign: RegExp }[] = [
  { platform: 'linkedin', export: 'page', sign: /_(content|followers|visitors|competitor_analytics)_\d{10,}/i },
  {
    platform: 'youtube',
    export: 'table-data',
    sign: /Table data\.csv|Chart data\.csv|Totals\.csv|Tabellendaten|Dados da tabela|relatives aux tableaux/i,
  },
  {
    platform: 'tiktok',
    export: 'studio',
    sign: /Overview\.csv|FollowerHistory|FollowerGender|Viewers\.csv|Content\.csv|(Overview|Followers|Viewers|Content)(_\d{4}-\d{2}-\d{2}|\.(xlsx|zip))/,
  },
  {
    platform: 'facebook',
    export: 'legacy-insights',
    sign: /Facebook Insights Data Export|Lifetime Post Total Reach|post_impressions_unique/i,
  },
]

/** Why a file that is no delimited text is refused; null for text. */
export function refuseContainer(prepared: Prepared, fileName: string, head: Uint8Array): Refusal | null {
  if (prepared.bytes === 0) return refused('empty', {})
  if (prepared.container === 'text') return null
  const inside = new TextDecoder('latin1').decode(head)
  const known = CONTAINERS.find((entry) => entry.sign.test(fileName) || entry.sign.test(inside))
  if (known !== undefined) {
    const data = { platform: known.platform, export: known.export }
    return { format: null, platform: known.platform, refusal: { code: 'not_yet_supported', data } }
  }
  const workbook =
    prepared.container === 'workbook' || (prepared.container === 'zip' && /xl\/|\[Content_Types\]/.test(inside))
  return refused(workbook ? 'workbook' : prepared.container === 'xml' ? 'not_csv' : prepared.container, {})
}

export function refused(
  code: string,
  data: Notice['data'],
  format: string | null = null,
  platform: Platform | null = null,
): Refusal {
  return { format, platform, refusal: { code, data } }
}
