import type { Platform } from '../../../../shared/vocabulary'
import { refused, type Refusal } from '../refuse'

/** What somebody gets who asks a platform for "my data": posts without the figures, or figures nobody can compare. */
const ARCHIVES: readonly {
  readonly platform: Platform
  /** Names of which that many must be there. */
  readonly signs: readonly RegExp[]
  readonly least: number
}[] = [
  {
    platform: 'x',
    signs: [/(^|\/)data\/tweets?(-part\d+)?\.js$/, /(^|\/)your archive\.html$/, /^tweets\.js$/],
    least: 1,
  },
  {
    platform: 'instagram',
    signs: [
      /(^|\/)your_instagram_activity\//,
      /(^|\/)past_instagram_insights\//,
      /(^|\/)instagram_(profile_information|ads_and_businesses)/,
      /(^|\/)audience_insights\.(json|html)$/,
      /(^|\/)(content|media)\/(posts_1|reels|stories)\.(json|html)$/,
      /^posts(_1)?\.json$/,
    ],
    least: 1,
  },
  {
    platform: 'facebook',
    signs: [
      /(^|\/)your_facebook_activity\//,
      /_activity_across_facebook\//,
      /(^|\/)(your_posts_1|profile_posts_1|page_posts_1)\.(json|html)$/,
      /(^|\/)profile_information\/profile_information\.(json|html)$/,
    ],
    least: 1,
  },
  { platform: 'youtube', signs: [/(^|\/)takeout\//, /(^|\/)archive_browser\.html$/], least: 1 },
  { platform: 'tiktok', signs: [/(^|\/)user_data(_tiktok)?\.json$/, /(^|\/)tiktok\/profile\//], least: 1 },
  {
    platform: 'linkedin',
    signs: [
      /(^|\/)connections\.csv$/,
      /(^|\/)messages\.csv$/,
      /(^|\/)profile\.csv$/,
      /(^|\/)registration\.csv$/,
      /(^|\/)invitations\.csv$/,
      /(^|\/)positions\.csv$/,
    ],
    least: 2,
  },
]

/**
 * The refusal of a personal archive ("Download your information", Takeout, an X archive), told by the names inside.
 * @param names of the files of an archive, or the one name of a loose file
 * @returns null when the names are of no such archive
 */
export function accountArchive(names: readonly string[]): Refusal | null {
  const lower = names.map((name) => name.toLowerCase())
  const found = ARCHIVES.find(
    ({ signs, least }) => signs.filter((sign) => lower.some((name) => sign.test(name))).length >= least,
  )
  return found === undefined ? null : refused('account_archive', { platform: found.platform }, null, found.platform)
}
